package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * target[axes] = value, for all values of the axes; or target[axes] = mean[batch](value).
 *
 * @param target what is defined, with as many axes as there are indices
 * @param axes distinct indices, one for each axis of the target and with its extent
 * @param value a term whose free indices are among the axes
 * @param mean whether the target is shared by the batch and is the mean of the samples' values
 */
public record Assignment(Symbol target, List<Index> axes, Expr value, boolean mean) {

    public Assignment {
        axes = List.copyOf(axes);
        if (axes.size() != target.axes().size() || !axes.containsAll(value.freeIndices())) {
            throw new IllegalArgumentException("" + target + axes + " = " + value + " leaves an index open");
        }
    }

    public Assignment(Symbol target, List<Index> axes, Expr value) {
        this(target, axes, value, false);
    }

    /** The value at the subscripts of an access of the target. */
    public Expr at(Access a) {
        return Substitution.ofIndices(axes, a.subscripts()).apply(value);
    }

    /** A term with the value in place of the target. */
    public Expr putInto(Expr e) {
        return Substitution.ofAccesses(a -> a.symbol() == target ? at(a) : null).apply(e);
    }

    /** The same target with another value. */
    public Assignment withValue(Expr other) {
        return new Assignment(target, axes, other, mean);
    }

    // Its own, as of other records that are keys: those that Java makes are linked when they are first called, at length.
    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof Assignment a
                        && target == a.target
                        && value == a.value
                        && mean == a.mean
                        && axes.equals(a.axes);
    }

    @Override
    public int hashCode() {
        return 31 * target.hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        String right = mean ? "mean[batch](" + value + ")" : value.toString();
        return target + (axes.isEmpty() ? "" : axes.toString()) + " = " + right;
    }
}
