package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Logarithms of what exponentials make: by the rules of the tables, as a fraction in one exponential, or with the largest
 * exponential pulled out; of the argument as it is written and with one layer of names unfolded after another.
 */
final class StableLogarithm {

    /** Names are unfolded through at most this many definitions: farther away no exponential is left to meet. */
    static final int DEEPEST_UNFOLDING = 4;

    private final Laws laws;
    private final Exponentials exponentials;
    private final RangeAnalysis ranges;

    StableLogarithm(Laws laws, Exponentials exponentials) {
        this.laws = laws;
        this.exponentials = exponentials;
        this.ranges = exponentials.ranges();
    }

    /**
     * @param smooth an equal form without kinks
     * @param isRisky whether a logarithm in it may still be one of 0 or of infinity
     */
    private record Attempt(Expr value, Expr smooth, List<RewriteRule> rules, boolean isRisky) {}

    /** A stable form of a logarithm, or null. */
    Stabilizer.Result of(Apply logarithm) {
        Expr current = logarithm.arguments().get(0);
        Attempt fallback = null;
        for (int depth = 0; depth <= DEEPEST_UNFOLDING; depth++) {
            Expr expanded = exponentials.expand(current);
            Attempt best = attempt(expanded);
            if (best != null && !best.isRisky()) {
                return result(logarithm, best);
            }
            fallback = fallback == null ? best : fallback;
            current = exponentials.unfold(expanded);
            if (current == expanded) {
                break;
            }
        }
        return fallback == null ? null : result(logarithm, fallback);
    }

    private static Stabilizer.Result result(Expr before, Attempt a) {
        return a.value() == before
                ? null
                : new Stabilizer.Result(
                        a.value(), a.smooth(), List.of(new Stabilizer.Step(a.rules(), before, a.value())));
    }

    /** The best stable form of the logarithm of a term or of an equal one, or null. */
    private Attempt attempt(Expr argument) {
        Attempt byRules = byRules(argument);
        boolean isPlain = byRules != null && !byRules.isRisky() && logarithmsOfExponentials(byRules.value()) <= 1;
        if (isPlain || !exponentials.isMadeOf(argument)) {
            return byRules;
        }
        Attempt fraction = fraction(argument);
        if (fraction != null) {
            return fraction;
        }
        return byRules != null && !byRules.isRisky() ? byRules : pulledOut(argument, byRules);
    }

    /** The shortest that the rules lead to, one without risk before others. */
    private Attempt byRules(Expr argument) {
        Attempt best = null;
        List<RewriteRule> complement = new ArrayList<>();
        Expr complemented = laws.complement().rewriteAll(argument, ranges, complement::add);
        Set<Expr> forms = new LinkedHashSet<>(List.of(argument, complemented, RationalForm.normalize(argument)));
        for (Expr form : forms) {
            Attempt next = byRules(form, form == complemented ? complement : List.of());
            if (next != null && (best == null || isBetter(next, best))) {
                best = next;
            }
        }
        return best;
    }

    private static boolean isBetter(Attempt a, Attempt b) {
        if (a.isRisky() != b.isRisky()) {
            return b.isRisky();
        }
        return hasCases(a) == hasCases(b) ? Cost.of(a.value()) < Cost.of(b.value()) : hasCases(a);
    }

    /** A rule that says a form case by case has the digits where the argument is next to 1, too. */
    private static boolean hasCases(Attempt a) {
        return a.value() instanceof Conditional
                || a.value() instanceof Mul m && m.factors().stream().anyMatch(f -> f.base() instanceof Conditional);
    }

    private Attempt byRules(Expr argument, List<RewriteRule> before) {
        List<RewriteRule> fired = new ArrayList<>(before);
        List<RewriteRule> stable = new ArrayList<>();
        Expr logs = laws.logarithms().exhaust(Exprs.log(argument), ranges, fired::add);
        Expr value = topDown(logs, stable);
        boolean cured = !stable.isEmpty() || fired.contains(laws.logarithms().rules().get(0));
        fired.addAll(stable);
        return cured ? new Attempt(value, logs, List.copyOf(new LinkedHashSet<>(fired)), isRisky(value)) : null;
    }

    /** A rule for a logarithm comes before those for what is under it. */
    private Expr topDown(Expr e, List<RewriteRule> fired) {
        Expr image = laws.stability().rewriteOnce(e, ranges, fired::add);
        return image != null ? image : e.mapChildren(child -> topDown(child, fired));
    }

    private Attempt fraction(Expr argument) {
        Expr normal = RationalForm.normalize(Hyperbolic.expanded(argument));
        ExponentialFraction fraction = ExponentialFraction.of(normal, ranges);
        return fraction == null || !fraction.hasLogarithm()
                ? null
                : new Attempt(fraction.logarithm(), Exprs.log(normal), List.of(RuleTables.LOG_OF_FRACTION), exponentials.namesSaturating(argument));
    }

    private Attempt pulledOut(Expr argument, Attempt byRules) {
        PulledOut pulled = PulledOut.of(Hyperbolic.expanded(argument), ranges);
        if (pulled.exponent().isZero() || !exponentials.isPositive(argument)) {
            return byRules;
        }
        Expr value = topDown(pulled.logarithm(), new ArrayList<>());
        return new Attempt(value, Exprs.log(argument), List.of(RuleTables.PULL_OUT), exponentials.namesSaturating(pulled.rest()));
    }

    private int logarithmsOfExponentials(Expr e) {
        int here = isLogarithm(e) && ((Apply) e).arguments().get(0).contains(Expr::isExponential) ? 1 : 0;
        return here + e.children().stream().mapToInt(this::logarithmsOfExponentials).sum();
    }

    private static boolean isLogarithm(Expr e) {
        return e instanceof Apply a
                && (a.function() == ElementaryFunction.LOG || a.function() == ElementaryFunction.LOG1P);
    }

    /**
     * A logarithm of exponentials that may round to 0 or be infinite: their sum does neither once it is shifted. What a rule
     * says case by case is right in each case.
     */
    private boolean isRisky(Expr e) {
        if (isLogarithm(e)) {
            Expr x = ((Apply) e).arguments().get(0);
            boolean ofZero = ranges.of(x).low() <= 0 && ((Apply) e).function() == ElementaryFunction.LOG;
            boolean ofInfinity = !Double.isFinite(ranges.of(x).high());
            boolean ofExponentials = x.contains(Expr::isExponential) || exponentials.isMadeOf(x);
            return (ofZero || ofInfinity) && ofExponentials && !exponentials.isShifted(x);
        }
        return !(e instanceof Conditional) && e.children().stream().anyMatch(this::isRisky);
    }
}
