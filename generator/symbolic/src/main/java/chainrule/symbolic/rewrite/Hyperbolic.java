package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;

/** Hyperbolic functions as what they are made of. */
final class Hyperbolic {

    private Hyperbolic() {}

    static Expr expanded(Expr e) {
        return Strategy.bottomUp(e, Hyperbolic::at);
    }

    private static Expr at(Expr e) {
        if (!(e instanceof Apply a)) {
            return e;
        }
        Expr up = Exprs.exp(a.arguments().get(0));
        Expr down = Exprs.pow(up, -1);
        return switch (a.function()) {
            case SINH -> Exprs.divide(Exprs.subtract(up, down), Exprs.num(2));
            case COSH -> Exprs.divide(Exprs.add(up, down), Exprs.num(2));
            case TANH -> Exprs.divide(Exprs.subtract(up, down), Exprs.add(up, down));
            default -> e;
        };
    }
}
