package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.Padic;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Difference quotients with a power of the prime as the step, which give the derivative in the leading digits: (f(x + h) −
 * f(x − h))/(2 h) has the error h² f‴/6.
 */
public final class ExactQuotients {

    /** The step, in powers of the prime; the quotient's error has twice as many. */
    private static final int STEP = 6;
    /** How far a quotient is trusted, a third derivative being divisible by p⁻⁴ at least. */
    private static final int KNOWN = 2 * STEP - 4;

    private static final Padic UP = Padic.ofPrime(STEP);
    private static final Padic DOWN = Padic.of(0).minus(UP);
    private static final ExactNumber PER_STEP =
            new ExactNumber(Padic.of(1).dividedBy(UP.plus(UP)), Double.POSITIVE_INFINITY);

    private ExactQuotients() {}

    /** The derivative of a number by an element of a symbol, which is put back. */
    static ExactNumber of(ExactPoint point, Symbol by, int place, Supplier<ExactNumber> number) {
        return ofAll(point, by, place, () -> List.of(number.get())).get(0);
    }

    /** The same for some numbers, which are evaluated together. */
    private static List<ExactNumber> ofAll(ExactPoint point, Symbol by, int place, Supplier<List<ExactNumber>> numbers) {
        ExactNumber kept = point.values(by)[place];
        try {
            point.set(by, place, kept.movedBy(UP));
            List<ExactNumber> up = numbers.get();
            point.set(by, place, kept.movedBy(DOWN));
            List<ExactNumber> down = numbers.get();
            return IntStream.range(0, up.size())
                    .mapToObj(k -> up.get(k).minus(down.get(k)).times(PER_STEP).upTo(KNOWN))
                    .toList();
        } finally {
            point.set(by, place, kept);
        }
    }

    /** ∂value[axes]/∂by[byAxes], as a tensor over the axes and then the axes of the symbol. */
    public static ExactCheck.Side of(List<Index> axes, Expr value, Symbol by, List<Index> byAxes) {
        return at -> {
            int width = at.point().count(byAxes);
            return of(at.point(), by, at.number() % width, () -> at.evaluator().value(axes, value, at.number() / width));
        };
    }

    /** S̄ as Σ over the consumers v of Σ v̄ · ∂v/∂S. */
    static ExactCheck.Side ofAdjoint(Derived d, Symbol loss, AdjointSymbols adjoints) {
        ExactCheck.Side inOneSample = at -> {
            ExactNumber sum = ExactNumber.of(0);
            for (Assignment a : d.consumers()) {
                ExactNumber[] weights = weights(a, loss, adjoints, at.point());
                int[] elements = IntStream.range(0, weights.length).filter(k -> !weights[k].padic().isZero()).toArray();
                List<ExactNumber> slopes =
                        ofAll(at.point(), d.target().primal(), at.number(), () -> values(a, elements, at.evaluator()));
                for (int k = 0; k < elements.length; k++) {
                    sum = sum.plus(weights[elements[k]].times(slopes.get(k)));
                }
            }
            return sum;
        };
        return d.mean() ? at -> at.mean(inOneSample) : inOneSample;
    }

    /** The adjoints of a consumer's elements. What has no weight is not evaluated: it does not show which side of a kink it is on. */
    private static ExactNumber[] weights(Assignment a, Symbol loss, AdjointSymbols adjoints, ExactPoint point) {
        return a.target() == loss ? new ExactNumber[] {ExactNumber.of(1)} : point.values(adjoints.of(a.target()));
    }

    private static List<ExactNumber> values(Assignment a, int[] elements, ExactEvaluator evaluator) {
        return IntStream.of(elements).mapToObj(k -> evaluator.value(a.axes(), a.value(), k)).toList();
    }

    /** The adjoint of a name. */
    interface AdjointSymbols {
        Symbol of(Symbol primal);
    }
}
