package chainrule.symbolic.rewrite;

import static chainrule.symbolic.Exprs.mul;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.List;

/** p log p is 0 at p = 0, by its limit, where 0 times −∞ would be no number. */
final class VanishingProducts {

    private static final Expr R = Exprs.access(Symbol.formal("r", Range.NON_NEGATIVE));

    static final RewriteRule RULE = new RewriteRule(
            "r log r = 0 at r = 0, by its limit",
            mul(R, Exprs.log(R)),
            guard(R, mul(R, Exprs.log(R))),
            List.of(),
            "0 times −∞ is not a number");

    private VanishingProducts() {}

    static Expr guarded(Expr e, RangeAnalysis ranges) {
        return mentionsLogarithm(e) ? Strategy.bottomUp(e, node -> at(node, ranges)) : e;
    }

    private static boolean mentionsLogarithm(Expr e) {
        return isLogarithm(e) || e.children().stream().anyMatch(VanishingProducts::mentionsLogarithm);
    }

    private static boolean isLogarithm(Expr e) {
        return e instanceof Apply a && a.function() == ElementaryFunction.LOG;
    }

    private static Expr at(Expr e, RangeAnalysis ranges) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().isOne() && isLogarithm(f.base())) {
                Expr base = vanishing(m, f.base(), ranges);
                if (base != null) {
                    return guard(base, m);
                }
            }
            if (f.exponent().isOne() && f.base() instanceof Add a && vanishes(m, a, ranges)) {
                return distributed(m, f, a, ranges);
            }
        }
        return e;
    }

    /** What a logarithm is of, if it is a factor, too, and may be 0; else null. */
    private static Expr vanishing(Mul m, Expr logarithm, RangeAnalysis ranges) {
        Expr x = ((Apply) logarithm).arguments().get(0);
        for (Mul.Factor f : m.factors()) {
            if (f.base() == x && f.exponent().signum() > 0 && ranges.of(x).contains(0)) {
                return x;
            }
        }
        return null;
    }

    private static boolean vanishes(Mul m, Add a, RangeAnalysis ranges) {
        return a.terms().stream()
                .flatMap(t -> Polynomial.factors(t.term()).stream())
                .anyMatch(f -> f.exponent().isOne() && isLogarithm(f.base()) && vanishing(m, f.base(), ranges) != null);
    }

    private static Expr distributed(Mul m, Mul.Factor sum, Add a, RangeAnalysis ranges) {
        Expr rest = Exprs.divide(m, sum.value());
        List<Expr> terms = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        for (Add.Term t : a.terms()) {
            Expr product = mul(rest, t.value());
            Expr guarded = product instanceof Mul p ? at(p, ranges) : product;
            (guarded == product ? others : terms).add(guarded == product ? t.value() : guarded);
        }
        terms.add(mul(rest, Exprs.add(others)));
        return Exprs.add(terms);
    }

    private static Expr guard(Expr base, Expr product) {
        return Exprs.conditional(
                Exprs.apply(ElementaryFunction.EQUAL, base, Exprs.zero()), Exprs.zero(), product);
    }
}
