package chainrule.lowering;

import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import java.util.ArrayList;
import java.util.List;

/**
 * A term that is a value where conditions hold and 0 elsewhere. The value may be meaningless elsewhere: an access that leaves
 * its axis, an infinite factor.
 *
 * @param conditions none if the term is its value everywhere
 */
record Guards(List<Expr> conditions, Expr value) {

    static Guards of(Expr e) {
        List<Expr> conditions = new ArrayList<>();
        Expr value = strip(e, conditions);
        return new Guards(List.copyOf(conditions), value);
    }

    private static Expr strip(Expr e, List<Expr> conditions) {
        if (e instanceof Delta d) {
            conditions.add(equation(d));
            return Exprs.one();
        }
        if (e instanceof Conditional c && c.otherwise().isZero()) {
            conditions.add(c.condition());
            return strip(c.then(), conditions);
        }
        if (e instanceof Conditional c && c.then().isZero()) {
            conditions.add(Exprs.apply(ElementaryFunction.NOT, c.condition()));
            return strip(c.otherwise(), conditions);
        }
        return e instanceof Mul m && m.factors().stream().anyMatch(Guards::isGuard) ? strip(m, conditions) : e;
    }

    private static Expr strip(Mul m, List<Expr> conditions) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            factors.add(isGuard(f) ? Exprs.pow(strip(f.base(), conditions), f.exponent()) : f.value());
        }
        Expr product = Exprs.mul(factors);
        return product == m ? m : strip(product, conditions);
    }

    static boolean isGuard(Mul.Factor f) {
        return f.exponent().signum() > 0
                && (f.base() instanceof Delta
                        || f.base() instanceof Conditional c
                                && (c.otherwise().isZero() || c.then().isZero()));
    }

    private static Expr equation(Delta d) {
        return Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(d.left()), Exprs.number(d.right()));
    }

    /** All conditions as one, or null if there are none. */
    Expr condition() {
        return all(conditions);
    }

    static Expr all(List<Expr> conditions) {
        Expr all = null;
        for (Expr c : conditions) {
            all = all == null ? c : Exprs.apply(ElementaryFunction.AND, all, c);
        }
        return all;
    }
}
