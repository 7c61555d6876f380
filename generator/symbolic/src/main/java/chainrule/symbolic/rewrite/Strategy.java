package chainrule.symbolic.rewrite;

import chainrule.symbolic.Expr;
import java.util.HashMap;
import java.util.Map;

/** A named way to an equal term. */
public interface Strategy {

    /** The name that a derivation gives as the reason. */
    String name();

    /** An equal term, or the same object. */
    Expr apply(Expr e);

    /** Whether a result counts even where it is not shorter: such a strategy is idempotent and no other undoes it. */
    default boolean normalizes() {
        return false;
    }

    /** What is done at one node, its children done already; the same object where nothing is. */
    interface Local {
        Expr at(Expr node);
    }

    /** Bottom up, each node once, and again at a node that changed. */
    static Expr bottomUp(Expr e, Local local) {
        return bottomUp(e, local, new HashMap<>());
    }

    private static Expr bottomUp(Expr e, Local local, Map<Expr, Expr> done) {
        Expr known = done.get(e);
        if (known == null) {
            Expr inner = e.mapChildren(child -> bottomUp(child, local, done));
            known = local.at(inner);
            done.put(e, known);
        }
        return known;
    }

    /** The cheaper of two equal terms; the first where they cost the same. */
    static Expr cheaper(Expr e, Expr candidate) {
        return candidate != null && candidate != e && Cost.of(candidate) < Cost.of(e) ? candidate : e;
    }
}
