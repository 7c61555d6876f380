package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.List;

/** symbol[axes] = body, as folding and unfolding use it. */
public record Definition(Symbol symbol, List<Index> axes, Expr body) {

    /** The body at the subscripts of an access. */
    Expr at(Access a) {
        return Substitution.ofIndices(axes, a.subscripts()).apply(body);
    }
}
