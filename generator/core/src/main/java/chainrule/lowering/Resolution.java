package chainrule.lowering;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Size;
import chainrule.symbolic.Substitution;
import java.util.HashMap;
import java.util.Map;

/** Terms as they are computed: the bodies of functions in place of their names, and numbers in place of sizes. */
final class Resolution {

    private final Map<Expr, Expr> done = new HashMap<>();
    private final Substitution sizes =
            new Substitution(t -> t instanceof Size s ? Affine.constant(s.value()) : null, a -> null);

    Expr resolve(Expr e) {
        return sizes.apply(withoutCalls(e));
    }

    /** What arguments share stays shared. */
    private Expr withoutCalls(Expr e) {
        Expr known = done.get(e);
        if (known == null) {
            Expr inside = e.mapChildren(this::withoutCalls);
            known = inside instanceof Call c ? withoutCalls(c.function().expand(c.arguments())) : inside;
            done.put(e, known);
        }
        return known;
    }
}
