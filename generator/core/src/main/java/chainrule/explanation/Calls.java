package chainrule.explanation;

import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;

/** Terms without names of functions. */
final class Calls {

    private Calls() {}

    /** A term with the bodies of the functions that it calls. */
    static Expr expanded(Expr e) {
        return e instanceof Call c ? expanded(c.function().expand(c.arguments())) : e.mapChildren(Calls::expanded);
    }
}
