package chainrule.model;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * target[axes] = value, for all values of the axes.
 *
 * @param target what is defined, with as many axes as there are indices
 * @param axes distinct indices, one for each axis of the target and with its extent
 * @param value a term whose free indices are among the axes
 */
public record Assignment(Symbol target, List<Index> axes, Expr value) {

    public Assignment {
        axes = List.copyOf(axes);
        if (axes.size() != target.axes().size() || !axes.containsAll(value.freeIndices())) {
            throw new IllegalArgumentException("" + target + axes + " = " + value + " leaves an index open");
        }
    }

    /** The same target with another value. */
    public Assignment withValue(Expr other) {
        return new Assignment(target, axes, other);
    }

    @Override
    public String toString() {
        return target + (axes.isEmpty() ? "" : axes.toString()) + " = " + value;
    }
}
