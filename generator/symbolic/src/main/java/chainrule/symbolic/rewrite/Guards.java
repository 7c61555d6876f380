package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.IndexRanges;

/** Conditions on indices that hold, or fail, for all values of the indices. */
final class Guards {

    private Guards() {}

    static Expr decide(Conditional c) {
        return Branches.isIndexCondition(c.condition())
                ? Exprs.conditional(decide(c.condition()), c.then(), c.otherwise())
                : c;
    }

    private static Expr decide(Expr condition) {
        Expr inside = condition.mapChildren(Guards::decide);
        if (inside instanceof Apply a && a.function() == ElementaryFunction.LESS_EQUAL) {
            return decide(a, 0);
        }
        return inside instanceof Apply a && a.function() == ElementaryFunction.LESS ? decide(a, 1) : inside;
    }

    /** Whether the right side is larger than the left by at least so much. */
    private static Expr decide(Apply comparison, int margin) {
        Affine room;
        try {
            room = Exprs.asAffine(Exprs.subtract(
                            comparison.arguments().get(1), comparison.arguments().get(0)))
                    .plus(-margin);
        } catch (IllegalArgumentException notOfIndices) {
            return comparison;
        }
        if (IndexRanges.isNonNegative(IndexRanges.least(room))) {
            return Exprs.one();
        }
        Affine lack = IndexRanges.greatest(room).times(-1).plus(-1);
        return IndexRanges.isNonNegative(lack) ? Exprs.zero() : comparison;
    }
}
