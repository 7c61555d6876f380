package chainrule.lowering;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import java.util.List;

/** placeholder */
final class RepeatedFactors {
    Expr extract(Task task, Expr body, List<Index> bound) {
        return body;
    }
}
