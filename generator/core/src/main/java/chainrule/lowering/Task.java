package chainrule.lowering;

import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * target[axes] = value, to be computed by loops.
 *
 * @param loops the axes that it has loops of its own for: all, or all but the step of a recurrence
 * @param mean whether the target is shared and gets the mean of the samples' values
 * @param phase when it is computed
 */
record Task(Symbol target, List<Index> axes, List<Index> loops, Expr value, boolean mean, Phase phase) {

    Task(Symbol target, List<Index> axes, Expr value, boolean mean, Phase phase) {
        this(target, axes, axes, value, mean, phase);
    }

    Task withValue(Expr other) {
        return new Task(target, axes, loops, other, mean, phase);
    }

    Task in(Phase other) {
        return new Task(target, axes, loops, value, mean, other);
    }

    /** The same inside a loop over one of its axes. */
    Task within(Index step) {
        return new Task(target, axes, loops.stream().filter(i -> !i.equals(step)).toList(), value, mean, phase);
    }

    Assignment assignment() {
        return new Assignment(target, axes, value);
    }
}
