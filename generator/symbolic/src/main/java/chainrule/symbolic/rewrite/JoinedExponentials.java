package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** Exponentials of which one may vanish where another one overflows as one: eᵃ eᵇ = e^(a + b). */
final class JoinedExponentials {

    private static final Expr A = Exprs.access(Symbol.formal("a", Range.REALS));
    private static final Expr B = Exprs.access(Symbol.formal("b", Range.REALS));

    static final RewriteRule RULE = new RewriteRule(
            "eᵃ eᵇ = e^(a + b)",
            Exprs.mul(Exprs.exp(A), Exprs.exp(B)),
            Exprs.exp(Exprs.add(A, B)),
            List.of(),
            "one may vanish where the other overflows");

    private JoinedExponentials() {}

    static Expr in(Expr e, RangeAnalysis ranges) {
        return e.contains(Expr::isExponential) ? Strategy.bottomUp(e, node -> at(node, ranges)) : e;
    }

    private static Expr at(Expr e, RangeAnalysis ranges) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        List<Expr> exponents = new ArrayList<>();
        List<Expr> others = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        boolean vanishes = false;
        boolean overflows = false;
        for (Mul.Factor f : m.factors()) {
            if (f.base() instanceof Apply a && a.function() == ElementaryFunction.EXP) {
                Expr exponent = Exprs.times(f.exponent(), a.arguments().get(0));
                exponents.add(exponent);
                vanishes |= !Double.isFinite(ranges.of(exponent).low());
                overflows |= !Double.isFinite(ranges.of(exponent).high());
            } else {
                others.add(f.value());
            }
        }
        if (exponents.size() < 2 || !vanishes || !overflows) {
            return e;
        }
        others.add(Exprs.exp(Exprs.add(exponents)));
        return Exprs.mul(others);
    }
}
