package chainrule.emit;

import static chainrule.symbolic.Exprs.access;
import static chainrule.symbolic.Exprs.add;
import static chainrule.symbolic.Exprs.apply;
import static chainrule.symbolic.Exprs.divide;
import static chainrule.symbolic.Exprs.mul;
import static chainrule.symbolic.Exprs.one;
import static chainrule.symbolic.Exprs.pow;
import static chainrule.symbolic.Exprs.sqrt;
import static chainrule.symbolic.Exprs.subtract;

import chainrule.model.Optimizer;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Symbol;
import java.util.List;

/** Optimizers written by hand. */
final class Optimizers {

    private Optimizers() {}

    static Optimizer adam() {
        Symbol theta = Symbol.formal("theta");
        Symbol g = Symbol.formal("g");
        Symbol t = Symbol.formal("t");
        Symbol rate = Symbol.formal("rate");
        Symbol beta1 = Symbol.formal("beta1");
        Symbol beta2 = Symbol.formal("beta2");
        Symbol eps = Symbol.formal("eps");
        Symbol m = Symbol.formal("m");
        Symbol v = Symbol.formal("v");
        Expr first = add(mul(access(beta1), access(m)), mul(subtract(one(), access(beta1)), access(g)));
        Expr second = add(mul(access(beta2), access(v)), mul(subtract(one(), access(beta2)), pow(access(g), 2)));
        Expr mean = divide(access(m), unbiased(beta1, t));
        Expr deviation = add(sqrt(divide(access(v), unbiased(beta2, t))), access(eps));
        Expr moved = subtract(access(theta), mul(access(rate), divide(mean, deviation)));
        return new Optimizer(
                "adam",
                theta,
                g,
                t,
                List.of(
                        new Optimizer.Hyperparameter(rate, Rational.of(1, 1000)),
                        new Optimizer.Hyperparameter(beta1, Rational.of(9, 10)),
                        new Optimizer.Hyperparameter(beta2, Rational.of(999, 1000)),
                        new Optimizer.Hyperparameter(eps, Rational.of(1, 100000000))),
                List.of(new Optimizer.State(m, Rational.ZERO), new Optimizer.State(v, Rational.ZERO)),
                List.of(new Optimizer.Update(m, first), new Optimizer.Update(v, second), new Optimizer.Update(theta, moved)));
    }

    private static Expr unbiased(Symbol beta, Symbol t) {
        return subtract(one(), apply(ElementaryFunction.POWER, access(beta), access(t)));
    }
}
