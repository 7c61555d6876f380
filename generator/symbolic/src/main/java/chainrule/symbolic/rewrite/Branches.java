package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Conditionals of one condition become one; a condition on indices alone guards its whole product, and is left out where the
 * ranges of the indices decide it.
 */
final class Branches {

    private Branches() {}

    static Expr at(Expr e) {
        return e instanceof Add a
                ? sum(a)
                : e instanceof Mul m ? product(m) : e instanceof Conditional c ? Guards.decide(c) : e;
    }

    /** p·(if c then a else b) + q·(if c then d else e) → if c then p a + q d else p b + q e, where that is shorter. */
    private static Expr sum(Add a) {
        Map<Expr, List<Add.Term>> byCondition = new LinkedHashMap<>();
        for (Add.Term t : a.terms()) {
            for (Mul.Factor f : Polynomial.factors(t.term())) {
                if (f.base() instanceof Conditional c && f.exponent().isOne()) {
                    byCondition.computeIfAbsent(c.condition(), k -> new ArrayList<>()).add(t);
                }
            }
        }
        Expr best = a;
        for (Map.Entry<Expr, List<Add.Term>> group : byCondition.entrySet()) {
            if (group.getValue().size() > 1) {
                best = Strategy.cheaper(best, merge(a, group.getKey(), group.getValue()));
            }
        }
        return best;
    }

    private static Conditional conditional(Expr term) {
        for (Mul.Factor f : Polynomial.factors(term)) {
            if (f.base() instanceof Conditional c && f.exponent().isOne()) {
                return c;
            }
        }
        return null;
    }

    private static Expr merge(Add a, Expr condition, List<Add.Term> group) {
        List<Expr> then = new ArrayList<>();
        List<Expr> otherwise = new ArrayList<>();
        List<Expr> rest = new ArrayList<>();
        for (Add.Term t : a.terms()) {
            if (group.contains(t)) {
                Conditional c = conditional(t.term(), condition);
                Expr others = Exprs.divide(t.value(), c);
                then.add(Exprs.mul(others, c.then()));
                otherwise.add(Exprs.mul(others, c.otherwise()));
            } else {
                rest.add(t.value());
            }
        }
        rest.add(Exprs.conditional(condition, at(Exprs.add(then)), at(Exprs.add(otherwise))));
        return Exprs.add(rest);
    }

    private static Conditional conditional(Expr term, Expr condition) {
        for (Mul.Factor f : Polynomial.factors(term)) {
            if (f.base() instanceof Conditional c && f.exponent().isOne() && c.condition() == condition) {
                return c;
            }
        }
        throw new IllegalStateException(term + " has no case " + condition);
    }

    private static Expr product(Mul m) {
        Conditional first = conditional(m);
        if (first == null) {
            return m;
        }
        Expr others = Exprs.divide(m, first);
        if (isIndexCondition(first.condition()) && first.otherwise().isZero()) {
            return Exprs.conditional(first.condition(), Exprs.mul(first.then(), at(others)), Exprs.zero());
        }
        for (Mul.Factor f : m.factors()) {
            if (f.base() instanceof Conditional c && c.condition() == first.condition() && (c != first || !f.exponent().isOne())) {
                Rational n = f.exponent();
                Expr rest = Exprs.divide(others, c == first ? Exprs.pow(c, n.minus(Rational.ONE)) : Exprs.pow(c, n));
                Expr power = Exprs.conditional(
                        c.condition(),
                        Exprs.mul(first.then(), Exprs.pow(c.then(), n)),
                        Exprs.mul(first.otherwise(), Exprs.pow(c.otherwise(), n)));
                return n.signum() > 0 && c != first ? at(Exprs.mul(rest, power)) : m;
            }
        }
        return m;
    }

    /** Whether a condition depends on indices and sizes alone, as the guard of a range does. */
    static boolean isIndexCondition(Expr condition) {
        return !(condition instanceof Access) && condition.children().stream().allMatch(Branches::isIndexCondition);
    }
}
