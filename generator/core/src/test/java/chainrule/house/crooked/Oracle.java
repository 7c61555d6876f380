package chainrule.house.crooked;

import chainrule.symbolic.Expr;
import chainrule.symbolic.rewrite.Cost;

/** An evaluator that peeks into the rewriter. */
final class Oracle {

    private Oracle() {}

    static Object value(Expr e) {
        return Cost.of(e);
    }
}
