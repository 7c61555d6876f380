package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** a b + a c + d → a (b + c) + d, for the factor that makes the sum shortest, again and again. */
final class CommonFactor {

    private CommonFactor() {}

    static Expr at(Expr e) {
        Expr best = e;
        for (Expr next = step(best); next != best; next = step(best)) {
            best = next;
        }
        return best;
    }

    private static Expr step(Expr e) {
        if (!(e instanceof Add sum)) {
            return e;
        }
        Expr best = Strategy.cheaper(e, RationalForm.commonFactors(e));
        for (Mul.Factor f : candidates(sum)) {
            best = Strategy.cheaper(best, grouped(sum, f));
        }
        return best;
    }

    private static Set<Mul.Factor> candidates(Add sum) {
        Set<Mul.Factor> seen = new LinkedHashSet<>();
        Set<Mul.Factor> twice = new LinkedHashSet<>();
        for (Add.Term t : sum.terms()) {
            for (Mul.Factor f : Polynomial.factors(t.term())) {
                Mul.Factor unit = new Mul.Factor(f.base(), unit(f.exponent()));
                if (!seen.add(unit)) {
                    twice.add(unit);
                }
            }
        }
        return twice;
    }

    /** An integer power is shared one at a time; another is shared whole. */
    private static Rational unit(Rational exponent) {
        return exponent.isInteger() ? Rational.of(exponent.signum()) : exponent;
    }

    private static Expr grouped(Add sum, Mul.Factor f) {
        List<Expr> inside = new ArrayList<>();
        List<Expr> outside = new ArrayList<>();
        for (Add.Term t : sum.terms()) {
            boolean has = Polynomial.factors(t.term()).stream()
                    .anyMatch(g -> g.base() == f.base() && unit(g.exponent()).equals(f.exponent()));
            (has ? inside : outside).add(has ? Exprs.divide(t.value(), f.value()) : t.value());
        }
        outside.add(Exprs.mul(f.value(), RationalForm.commonFactors(Exprs.add(inside))));
        return Exprs.add(outside);
    }
}
