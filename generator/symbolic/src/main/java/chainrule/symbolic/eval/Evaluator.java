package chainrule.symbolic.eval;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import java.util.List;
import java.util.Map;

/**
 * Evaluates terms, element by element, as their definitions say. A product stops at a factor 0 that guards the others. What was
 * computed is kept: an evaluator is for values of symbols that do not change, and after a change there is a new one.
 */
public final class Evaluator {

    private final MeasuredAlgebra numbers;

    public Evaluator(Environment environment) {
        this.numbers = new MeasuredAlgebra(environment);
    }

    /** The value at a point of the free indices. */
    public double value(Expr e, Map<? extends IndexTerm, Integer> at) {
        return numbers.value(numbers.machine(e).run(at));
    }

    /** The value at a point of the free indices, with its error scale. */
    public Measured measure(Expr e, Map<? extends IndexTerm, Integer> at) {
        return numbers.measured(numbers.machine(e).run(at));
    }

    /** The value at a place of axes, among which are all free indices. */
    double value(Expr e, List<Index> axes, int... place) {
        return numbers.value(numbers.machine(e).run(axes, place));
    }
}
