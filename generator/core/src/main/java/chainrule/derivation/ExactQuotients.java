package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.Padic;
import java.util.List;
import java.util.function.Supplier;

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
        ExactNumber kept = point.values(by)[place];
        try {
            point.set(by, place, kept.movedBy(UP));
            ExactNumber up = number.get();
            point.set(by, place, kept.movedBy(DOWN));
            return up.minus(number.get()).times(PER_STEP).upTo(KNOWN);
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
                for (int k = 0; k < at.point().count(a.axes()); k++) {
                    int element = k;
                    ExactNumber weight =
                            a.target() == loss ? ExactNumber.of(1) : at.point().values(adjoints.of(a.target()))[k];
                    // What has no weight does not show which side of a kink it is on.
                    if (!weight.padic().isZero()) {
                        sum = sum.plus(weight.times(of(
                                at.point(),
                                d.target().primal(),
                                at.number(),
                                () -> at.evaluator().value(a.axes(), a.value(), element))));
                    }
                }
            }
            return sum;
        };
        return d.mean() ? at -> at.mean(inOneSample) : inOneSample;
    }

    /** The adjoint of a name. */
    interface AdjointSymbols {
        Symbol of(Symbol primal);
    }
}
