package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A sum as one fraction: a common denominator, the numerator multiplied out, common factors cancelled. */
final class RationalForm {

    private RationalForm() {}

    /** The rational normal form of a term and of all terms in it: equal terms of one kind become the same object. */
    static Expr normalize(Expr e) {
        return Strategy.bottomUp(e, RationalForm::atNode);
    }

    private static Expr atNode(Expr e) {
        return e instanceof Add a ? together(a) : e instanceof Mul m ? product(m) : e;
    }

    private static Expr product(Mul m) {
        boolean hasSum = m.factors().stream()
                .anyMatch(f -> f.base() instanceof Add && f.exponent().isInteger() && f.exponent().signum() > 0);
        if (!hasSum || m.factors().size() == 1 && m.coefficient().isOne()) {
            return m;
        }
        Expr expanded = Polynomial.expand(m);
        return expanded instanceof Add a ? together(a) : expanded == null ? m : expanded;
    }

    /** 1/a + 1/b → (a + b)/(a b), with the numerator multiplied out and divided by what it can be divided by. */
    static Expr together(Add sum) {
        Map<Expr, Rational> denominator = denominator(sum);
        List<Expr> scaled = new ArrayList<>();
        for (Add.Term t : sum.terms()) {
            List<Expr> factors = new ArrayList<>(List.of(t.value()));
            denominator.forEach((base, e) -> factors.add(Exprs.pow(base, e)));
            scaled.add(Exprs.mul(factors));
        }
        Expr numerator = Polynomial.expand(Exprs.add(scaled));
        if (numerator == null) {
            return sum;
        }
        return cancel(numerator, denominator);
    }

    private static Map<Expr, Rational> denominator(Add sum) {
        Map<Expr, Rational> denominator = new TreeMap<>(chainrule.symbolic.ExprOrder.ORDER);
        for (Add.Term t : sum.terms()) {
            for (Mul.Factor f : Polynomial.factors(t.term())) {
                if (f.exponent().signum() < 0) {
                    denominator.merge(f.base(), f.exponent().negate(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
                }
            }
        }
        return denominator;
    }

    private static Expr cancel(Expr numerator, Map<Expr, Rational> denominator) {
        Expr rest = numerator;
        List<Expr> factors = new ArrayList<>();
        for (Map.Entry<Expr, Rational> d : denominator.entrySet()) {
            Rational power = d.getValue();
            Expr divisor = d.getKey() instanceof Add a ? Polynomial.expand(a) : null;
            while (divisor != null && power.signum() > 0 && rest instanceof Add) {
                Expr quotient = Polynomial.divide(rest, divisor);
                if (quotient == null) {
                    break;
                }
                rest = quotient;
                power = power.minus(Rational.ONE);
            }
            factors.add(Exprs.pow(d.getKey(), power.negate()));
        }
        factors.add(commonFactors(rest));
        return Exprs.mul(factors);
    }

    /** Powers that all terms share, put in front: they may cancel against the denominator. */
    static Expr commonFactors(Expr e) {
        if (!(e instanceof Add sum)) {
            return e;
        }
        Map<Expr, Rational> common = null;
        for (Add.Term t : sum.terms()) {
            Map<Expr, Rational> mine = new TreeMap<>(chainrule.symbolic.ExprOrder.ORDER);
            Polynomial.factors(t.term()).forEach(f -> mine.put(f.base(), f.exponent()));
            common = common == null ? mine : intersection(common, mine);
        }
        List<Expr> front = new ArrayList<>();
        common.forEach((base, power) -> front.add(Exprs.pow(base, power)));
        Expr product = Exprs.mul(front);
        return product.isOne() ? e : Exprs.mul(product, divided(sum, product));
    }

    static Expr divided(Add sum, Expr by) {
        return Exprs.add(sum.terms().stream()
                .map(t -> Exprs.divide(t.value(), by))
                .toList());
    }

    private static Map<Expr, Rational> intersection(Map<Expr, Rational> a, Map<Expr, Rational> b) {
        Map<Expr, Rational> both = new TreeMap<>(chainrule.symbolic.ExprOrder.ORDER);
        a.forEach((base, p) -> {
            Rational q = b.get(base);
            if (q != null && p.signum() == q.signum()) {
                both.put(base, p.abs().compareTo(q.abs()) <= 0 ? p : q);
            }
        });
        return both;
    }
}
