package chainrule.explanation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Checks the differential of one operation: the variable moves in a random direction, and each d of the line is the central
 * difference quotient of what it is the differential of.
 */
final class DifferentialCheck {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;
    /** Two quotients that differ by more than this have a kink between them: the place is skipped. */
    private static final double KINK = 1e-3;
    /** Places of a tensor at which a line is checked. */
    private static final int MOST_PLACES = 4;

    private final Environment environment;
    private final Symbol variable;
    private final double[] direction;

    DifferentialCheck(Environment environment, Symbol variable) {
        this.environment = environment;
        this.variable = variable;
        Random random = new Random(environment.get(variable).data().length);
        this.direction = random.doubles(environment.get(variable).data().length, -1, 1).toArray();
    }

    /** @throws chainrule.derivation.LineCheckException if the two sides differ */
    void require(OperationDifferential d) {
        Set<Index> free = new LinkedHashSet<>(d.term().freeIndices());
        d.parts().forEach(p -> {
            free.addAll(p.coefficient().freeIndices());
            p.bound().forEach(free::remove);
        });
        List<Index> axes = List.copyOf(free);
        int[] shape = CheckPoints.shape(environment, axes);
        int count = CheckPoints.count(shape);
        int stride = Math.max(1, count / MOST_PLACES);
        for (int place = 0; place < count; place += stride) {
            require(d, CheckPoints.at(axes, shape, place));
        }
    }

    private void require(OperationDifferential d, Map<IndexTerm, Integer> at) {
        Measured coarse;
        Measured fine;
        try {
            coarse = quotient(d.term(), at, STEP);
            fine = quotient(d.term(), at, STEP / 4);
        } catch (IndexOutOfBoundsException onABranchThatIsNotTaken) {
            return;
        }
        if (Double.isFinite(fine.value()) && Math.abs(coarse.value() - fine.value()) <= KINK * fine.scale()) {
            CheckPoints.require(right(d, at), fine, TOLERANCE, "d(" + d.term() + "), " + d.rule());
        }
    }

    private Measured right(OperationDifferential d, Map<IndexTerm, Integer> at) {
        Measured sum = new Measured(0, 1);
        for (OperationDifferential.Part p : d.parts()) {
            int[] shape = CheckPoints.shape(environment, p.bound());
            for (int k = 0; k < CheckPoints.count(shape); k++) {
                Map<IndexTerm, Integer> inner = new HashMap<>(at);
                inner.putAll(CheckPoints.at(p.bound(), shape, k));
                Measured coefficient = new Evaluator(environment).measure(p.coefficient(), inner);
                // What a factor 0 guards may have no value.
                sum = coefficient.value() == 0 ? sum : sum.plus(coefficient.times(quotient(p.operand(), inner, STEP / 4)));
            }
        }
        return sum;
    }

    /** The slope of a term in the direction, with the size of what it is made of. */
    private Measured quotient(Expr e, Map<IndexTerm, Integer> at, double step) {
        double[] data = environment.get(variable).data();
        double[] kept = data.clone();
        Measured up = moved(e, at, data, kept, step);
        Measured down = moved(e, at, data, kept, -step);
        return new Measured(
                (up.value() - down.value()) / (2 * step), 1 + Math.abs(up.value()) + up.scale());
    }

    private Measured moved(Expr e, Map<IndexTerm, Integer> at, double[] data, double[] kept, double step) {
        for (int k = 0; k < data.length; k++) {
            data[k] = kept[k] + step * direction[k];
        }
        try {
            return new Evaluator(environment).measure(e, at);
        } finally {
            System.arraycopy(kept, 0, data, 0, data.length);
        }
    }
}
