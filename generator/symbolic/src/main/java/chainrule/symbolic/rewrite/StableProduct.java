package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Quotients of exponentials that can both vanish or overflow, and powers of them: by the rules of the tables, as a fraction in
 * one exponential, or with the largest exponentials pulled out, so that they cancel before they are taken.
 */
final class StableProduct {

    /** A longer sum is not multiplied out. */
    private static final int MOST_TERMS = 8;

    private final Laws laws;
    private final Exponentials exponentials;
    private final StableLogarithm logarithms;

    StableProduct(Laws laws, Exponentials exponentials, StableLogarithm logarithms) {
        this.laws = laws;
        this.exponentials = exponentials;
        this.logarithms = logarithms;
    }

    boolean divides(Mul m) {
        return m.factors().stream().anyMatch(f -> f.exponent().signum() < 0);
    }

    /** A product with divisors: as it is, or with names unfolded; or null where that brings nothing. */
    Stabilizer.Result quotient(Mul m) {
        Stabilizer.Result risky = null;
        for (Expr form : new LinkedHashSet<>(List.of(m, unfoldDivisors(m), exponentials.expand(exponentials.unfold(m))))) {
            List<RewriteRule> fired = new ArrayList<>();
            Expr current = form;
            for (Expr next = once(current, fired); next != null; next = once(current, fired)) {
                current = next;
            }
            if (current != form) {
                Stabilizer.Result result = result(m, current, form, List.copyOf(new LinkedHashSet<>(fired)));
                if (!isRisky(current)) {
                    return result;
                }
                risky = result;
            }
        }
        return isRisky(risky == null ? m : risky.value()) ? unfolded(m, risky) : risky;
    }

    private static Stabilizer.Result result(Expr before, Expr after, Expr smooth, List<RewriteRule> rules) {
        return new Stabilizer.Result(after, smooth, List.of(new Stabilizer.Step(rules, before, after)));
    }

    private Expr once(Expr e, List<RewriteRule> fired) {
        return fired.size() > 8 ? null : laws.stability().rewriteOnce(e, exponentials.ranges(), fired::add);
    }

    private Stabilizer.Result unfolded(Mul m, Stabilizer.Result otherwise) {
        Expr current = m;
        for (int depth = 0; depth <= StableLogarithm.DEEPEST_UNFOLDING; depth++) {
            current = exponentials.unfold(exponentials.expand(current));
        }
        Expr plain = Hyperbolic.expanded(exponentials.expand(current));
        ExponentialFraction fraction = ExponentialFraction.of(RationalForm.normalize(plain), exponentials.ranges());
        if (fraction != null && fraction.isPositive()) {
            return result(m, fraction.value(), plain, List.of(RuleTables.FRACTION));
        }
        Expr pulled = PulledOut.of(plain, exponentials.ranges()).value();
        return pulled == plain || !isRisky(plain) || !dividesByPositive(plain) ? otherwise : result(m, pulled, plain, List.of(RuleTables.PULL_OUT));
    }

    private boolean dividesByPositive(Expr e) {
        return Polynomial.factors(e).stream()
                .allMatch(f -> f.exponent().signum() > 0 || !exponentials.isMadeOf(f.base()) || exponentials.isPositive(f.base()));
    }

    /** A product with a sum of quotients whose divisors can fail together with the product's other factors, multiplied out. */
    Expr distributed(Mul m) {
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().isOne() && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
                Expr whole = Exprs.divide(m, r);
                Reduce.Opened opened = r.openAnew();
                Expr each = Exprs.mul(whole, opened.body());
                if (exponentials.isMadeOf(whole) && opened.body() instanceof Mul inner && divides(inner) && isRisky(each)) {
                    return Exprs.sum(opened.indices(), each);
                }
            }
            if (f.exponent().isOne() && f.base() instanceof Add a && hasQuotients(a)) {
                Expr rest = Exprs.divide(m, a);
                List<Expr> terms = a.terms().stream().map(t -> Exprs.mul(rest, t.value())).toList();
                if (terms.stream().anyMatch(this::isRisky)) {
                    return Exprs.add(terms);
                }
            }
        }
        return m;
    }

    private static boolean hasQuotients(Add a) {
        return a.terms().size() <= MOST_TERMS
                && a.terms().stream()
                        .flatMap(t -> Polynomial.factors(t.term()).stream())
                        .anyMatch(f -> f.exponent().signum() < 0 && !isExponential(f.base()));
    }

    private Expr unfoldDivisors(Mul m) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            Expr base = f.exponent().signum() < 0 ? exponentials.expand(exponentials.unfold(f.base())) : f.base();
            factors.add(Exprs.pow(base, f.exponent()));
        }
        return Exprs.mul(factors);
    }

    /** Whether a divisor can vanish, or overflow, together with another factor. */
    private boolean isRisky(Expr e) {
        if (!(e instanceof Mul m)) {
            return false;
        }
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().signum() < 0 && !isExponential(f.base())) {
                boolean vanishes = exponentials.canVanish(f.base());
                boolean overflows = exponentials.canOverflow(f.base());
                for (Mul.Factor g : m.factors()) {
                    if (g != f && (vanishes && vanishes(g) || overflows && overflows(g))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isExponential(Expr e) {
        return e instanceof Apply a && a.function() == ElementaryFunction.EXP;
    }

    private boolean vanishes(Mul.Factor f) {
        boolean up = f.exponent().signum() > 0;
        return up && exponentials.canVanish(f.base()) || (!up && isExponential(f.base()) && exponentials.canOverflow(f.base()));
    }

    private boolean overflows(Mul.Factor f) {
        boolean up = f.exponent().signum() > 0;
        return up && exponentials.canOverflow(f.base()) || !up && isExponential(f.base());
    }

    /** Whether a term divides by what can round to 0, or is such a power of it. */
    boolean isUnsafe(Expr e) {
        if (e instanceof Mul m) {
            return m.factors().stream()
                    .anyMatch(f -> f.exponent().signum() < 0 && !isExponential(f.base()) && exponentials.canVanish(f.base()));
        }
        return e instanceof Apply a
                && a.function() == ElementaryFunction.POWER
                && exponentials.canVanish(a.arguments().get(0));
    }

    /** A power of what exponentials make, by its logarithm: 0 to a power of 0 or less would be no number. */
    Stabilizer.Result power(Apply power) {
        Expr base = power.arguments().get(0);
        if (!exponentials.canVanish(base) && !exponentials.canOverflow(base)) {
            return null;
        }
        Stabilizer.Result logarithm = logarithms.of((Apply) Exprs.log(base));
        return logarithm == null
                ? null
                : result(
                        power,
                        Exprs.exp(Exprs.mul(power.arguments().get(1), logarithm.value())),
                        Exprs.exp(Exprs.mul(power.arguments().get(1), logarithm.smooth())),
                        logarithm.steps().get(0).rules());
    }
}
