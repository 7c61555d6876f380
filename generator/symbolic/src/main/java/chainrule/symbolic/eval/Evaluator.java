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

    Evaluator(MeasuredAlgebra numbers) {
        this.numbers = numbers;
    }

    /** Takes all values of symbols as exact: the error scale is that of what is computed here. */
    public Evaluator(Environment environment) {
        this(new MeasuredAlgebra(environment, false));
    }

    /**
     * One into whose error scales those of computed values go on: a name's value then counts as what its definition would,
     * written in its place.
     */
    public static Evaluator ofComputed(Environment environment) {
        return new Evaluator(new MeasuredAlgebra(environment, true));
    }

    /** The value at a point of the free indices. */
    public double value(Expr e, Map<? extends IndexTerm, Integer> at) {
        return numbers.value(numbers.machine(e).run(at));
    }

    /** The value at a point of the free indices, with its error scale. */
    public Measured measure(Expr e, Map<? extends IndexTerm, Integer> at) {
        return numbers.measured(numbers.machine(e).run(at));
    }

    /** The value at a place of axes, among which are all free indices, with its error scale. */
    Measured measure(Expr e, List<Index> axes, int... place) {
        return numbers.measured(numbers.machine(e).run(axes, place));
    }
}
