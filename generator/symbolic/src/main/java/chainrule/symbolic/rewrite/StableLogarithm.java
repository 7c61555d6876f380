package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
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
import java.util.function.Function;

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
    private final Complements complements;

    StableLogarithm(Laws laws, Exponentials exponentials, Complements complements) {
        this.laws = laws;
        this.exponentials = exponentials;
        this.ranges = exponentials.ranges();
        this.complements = complements;
    }

    /**
     * @param smooth an equal form without kinks
     * @param isRisky whether a logarithm in it may still be one of 0 or of infinity
     */
    private record Attempt(Expr value, Expr smooth, List<RewriteRule> rules, boolean isRisky) {}

    /** A stable form of a logarithm, or null. */
    Stabilizer.Result of(Apply logarithm) {
        Expr current = logarithm.arguments().get(0);
        if (Polynomial.factors(current).stream().anyMatch(f -> isPower(f.base()))) {
            return ofPowers(logarithm);
        }
        Attempt fallback = null;
        for (int depth = 0; depth <= DEEPEST_UNFOLDING; depth++) {
            Expr expanded = exponentials.expand(current);
            complements.underLogarithm(expanded);
            if (expanded instanceof Conditional cases) {
                return byCases(logarithm, cases);
            }
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

    private static boolean isPower(Expr e) {
        return e instanceof Apply a && a.function() == ElementaryFunction.POWER;
    }

    /** The logarithm of each case; null where that brings nothing. */
    private Stabilizer.Result byCases(Apply logarithm, Conditional cases) {
        Expr logarithms = Exprs.conditional(cases.condition(), Exprs.log(cases.then()), Exprs.log(cases.otherwise()));
        return each(logarithm, logarithms, List.of());
    }

    /** The logarithms of the factors and of what is raised to powers; null where that brings nothing. */
    private Stabilizer.Result ofPowers(Apply logarithm) {
        List<RewriteRule> fired = new ArrayList<>();
        Expr logarithms = laws.logarithms().exhaust(logarithm, ranges, fired::add);
        return logarithms == logarithm ? null : each(logarithm, logarithms, fired);
    }

    /** A term in logarithms with a stable form of each. */
    private Stabilizer.Result each(Apply before, Expr logarithms, List<RewriteRule> fired) {
        Set<RewriteRule> rules = new LinkedHashSet<>(fired);
        Expr value = inLogarithms(logarithms, a -> {
            Stabilizer.Result found = of(a);
            if (found != null) {
                found.steps().forEach(s -> rules.addAll(s.rules()));
            }
            return found == null ? a : found.value();
        });
        Expr smooth = inLogarithms(logarithms, a -> {
            Stabilizer.Result found = of(a);
            return found == null ? a : found.smooth();
        });
        return value == logarithms
                ? null
                : new Stabilizer.Result(value, smooth, List.of(new Stabilizer.Step(List.copyOf(rules), before, value)));
    }

    private static Expr inLogarithms(Expr e, Function<Apply, Expr> at) {
        return e instanceof Apply a && a.function() == ElementaryFunction.LOG
                ? at.apply(a)
                : e.mapChildren(child -> inLogarithms(child, at));
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
        if (byRules != null && !byRules.isRisky()) {
            return byRules;
        }
        Attempt softplus = softplus(argument);
        return softplus != null ? softplus : pulledOut(argument, byRules);
    }

    /** log(1 + p) by the logarithm of p, or null. */
    private Attempt softplus(Expr argument) {
        Expr p = argument instanceof Add ? Exprs.subtract(argument, Exprs.one()) : Exprs.zero();
        Stabilizer.Result logarithm = p.isZero() || !exponentials.isPositive(p) || !exponentials.isMadeOf(p) ? null : of((Apply) Exprs.log(p));
        return logarithm == null
                ? null
                : new Attempt(
                        RuleTables.maxPlusLog1p(logarithm.value(), Exprs.zero()),
                        Exprs.log(argument),
                        List.of(RuleTables.SOFTPLUS_OF_LOG),
                        isRisky(logarithm.value()));
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
        Expr smooth = stable.contains(RuleTables.LOG_OF_REST) ? smooth(logs) : logs;
        boolean cured = !stable.isEmpty() || fired.contains(laws.logarithms().rules().get(0));
        fired.addAll(stable);
        return cured ? new Attempt(value, smooth, List.copyOf(new LinkedHashSet<>(fired)), isRisky(value)) : null;
    }

    /** A rule for a logarithm comes before those for what is under it. */
    private Expr topDown(Expr e, List<RewriteRule> fired) {
        SoftmaxElement p = SoftmaxElement.ofLogarithmOfComplement(e);
        if (p != null) {
            fired.add(RuleTables.LOG_OF_REST);
            return p.logarithmOfComplement();
        }
        Expr image = laws.stability().rewriteOnce(e, ranges, fired::add);
        return image != null ? image : e.mapChildren(child -> topDown(child, fired));
    }

    private Expr smooth(Expr e) {
        SoftmaxElement p = SoftmaxElement.ofLogarithmOfComplement(e);
        return p != null ? p.smoothLogarithmOfComplement() : e.mapChildren(this::smooth);
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
        Expr logarithms = laws.logarithms().exhaust(pulled.logarithm(), ranges, r -> {});
        Expr value = topDown(logarithms, new ArrayList<>());
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
