package chainrule.derivation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.Map;

/**
 * Whether all accesses of a term that are evaluated at a place are inside their axes: part of a term may stand under a
 * condition that does not hold there.
 */
public final class Inside {

    private final Environment e;
    private final Map<IndexTerm, Integer> at;

    private Inside(Environment e, Map<IndexTerm, Integer> at) {
        this.e = e;
        this.at = at;
    }

    /** @param at the values of the term's free indices */
    public static boolean holds(Environment e, Expr term, Map<IndexTerm, Integer> at) {
        return new Inside(e, at).holds(term);
    }

    private boolean holds(Expr term) {
        if (term instanceof Access a) {
            return isInside(a);
        }
        if (term instanceof Reduce r) {
            return holds(r.open().body());
        }
        if (term instanceof Conditional c) {
            return holds(c.condition()) && branchHolds(c);
        }
        return term.children().stream().allMatch(this::holds);
    }

    /** A condition over bound indices guards what stands under it. */
    private boolean branchHolds(Conditional c) {
        if (!at.keySet().containsAll(c.condition().freeIndices())) {
            return true;
        }
        return holds(new Evaluator(e).value(c.condition(), at) != 0 ? c.then() : c.otherwise());
    }

    private boolean isInside(Access a) {
        for (int k = 0; k < a.subscripts().size(); k++) {
            Affine subscript = a.subscripts().get(k);
            if (end(subscript, false) < 0 || end(subscript, true) >= e.extent(a.symbol().axes().get(k))) {
                return false;
            }
        }
        return true;
    }

    /** The least or the greatest value, over the bound indices. */
    private long end(Affine subscript, boolean greatest) {
        long sum = subscript.constant();
        for (Affine.Part p : subscript.parts()) {
            sum += p.coefficient() * end(p.term(), greatest == p.coefficient() > 0);
        }
        return sum;
    }

    private long end(IndexTerm t, boolean greatest) {
        if (at.containsKey(t)) {
            return at.get(t);
        }
        if (t instanceof Size s) {
            return e.size(s);
        }
        if (t instanceof IndexQuotient q) {
            return Math.floorDiv(end(q.dividend(), greatest), q.divisor());
        }
        Affine extent = t instanceof Index i ? i.extent() : ((Access) t).symbol().classes();
        return greatest ? e.extent(extent) - 1 : 0;
    }
}
