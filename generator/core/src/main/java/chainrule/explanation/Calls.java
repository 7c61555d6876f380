package chainrule.explanation;

import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import java.util.HashMap;
import java.util.Map;

/** Terms without names of functions. */
final class Calls {

    private final Map<Expr, Expr> known = new HashMap<>();

    private Calls() {}

    /** A term with the bodies of the functions that it calls; what nested calls share stays shared. */
    static Expr expanded(Expr e) {
        return new Calls().at(e);
    }

    private Expr at(Expr e) {
        Expr done = known.get(e);
        if (done == null) {
            done = e instanceof Call c ? at(c.function().expand(c.arguments())) : e.mapChildren(this::at);
            known.put(e, done);
        }
        return done;
    }
}
