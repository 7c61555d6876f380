package chainrule.lowering;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * target[axes] = value, to be computed by loops.
 *
 * @param mean whether the target is shared and gets the mean of the samples' values
 * @param phase when it is computed
 */
record Task(Symbol target, List<Index> axes, Expr value, boolean mean, Phase phase) {

    Task withValue(Expr other) {
        return new Task(target, axes, other, mean, phase);
    }

    Task in(Phase other) {
        return new Task(target, axes, value, mean, other);
    }
}
