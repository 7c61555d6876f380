package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds equal forms that round well. Where a logarithm or a quotient of exponentials can lose its value to rounding, the
 * definitions behind the names in it are unfolded until a rule of the stability table applies; where none does, the term
 * stays as it is written.
 */
public final class Stabilizer {

    /** before = after in one place of a term, by these rules. */
    public record Step(List<RewriteRule> rules, Expr before, Expr after) {}

    /** The stable form and how it was found; no steps where the term is as it was. */
    public record Result(Expr value, List<Step> steps) {}

    /** Names are unfolded through at most this many definitions: farther away no exponential is left to meet. */
    private static final int DEEPEST_UNFOLDING = 4;

    private final Laws laws;
    private final Function<Symbol, Definition> definitions;
    private final RangeAnalysis ranges;
    private final Map<Symbol, Range> symbolRanges = new IdentityHashMap<>();
    private final Map<Symbol, Boolean> leads = new IdentityHashMap<>();

    /** @param definitions the definition of a symbol, or null */
    public Stabilizer(Laws laws, Function<Symbol, Definition> definitions) {
        this.laws = laws;
        this.definitions = definitions;
        this.ranges = new RangeAnalysis(this::range);
    }

    /** The range of a defined name, through its exponentials; that of a name without any is not looked into. */
    private Range range(Symbol s) {
        Range known = symbolRanges.get(s);
        if (known == null) {
            Definition d = definitions.apply(s);
            symbolRanges.put(s, s.range());
            known = d == null || !leadsToExponential(s) ? s.range() : ranges.of(d.body());
            symbolRanges.put(s, known);
        }
        return known;
    }

    /** Looks a defined name up for later, after those that its definition names: then no look is as deep as the network. */
    public void meet(Symbol s) {
        leadsToExponential(s);
        range(s);
    }

    public Result run(Expr e) {
        List<Step> steps = new ArrayList<>();
        return new Result(visit(e, steps), List.copyOf(steps));
    }

    /** Top down: a logarithm is looked at before what is under it. */
    private Expr visit(Expr e, List<Step> steps) {
        Expr stable = at(e, steps);
        return stable != null ? stable : e.mapChildren(child -> visit(child, steps));
    }

    private Expr at(Expr e, List<Step> steps) {
        if (e instanceof Call c) {
            Expr expanded = c.function().expand(c.arguments());
            List<Step> inner = new ArrayList<>();
            Expr stable = visit(expanded, inner);
            return record(steps, rulesOf(inner), e, inner.isEmpty() ? null : stable);
        }
        if (e instanceof Apply a && a.function() == ElementaryFunction.LOG) {
            return logarithm(a.arguments().get(0), e, steps);
        }
        return e instanceof Mul m && divides(m) ? quotient(m, steps) : plain(e, steps);
    }

    private static List<RewriteRule> rulesOf(List<Step> steps) {
        Set<RewriteRule> rules = new LinkedHashSet<>();
        steps.forEach(s -> rules.addAll(s.rules()));
        return List.copyOf(rules);
    }

    private static Expr record(List<Step> steps, List<RewriteRule> rules, Expr before, Expr after) {
        if (after != null) {
            steps.add(new Step(rules, before, after));
        }
        return after;
    }

    private Expr plain(Expr e, List<Step> steps) {
        List<RewriteRule> fired = new ArrayList<>();
        Expr image = laws.stability().rewriteOnce(e, ranges, fired::add);
        return record(steps, fired, e, image);
    }

    private Expr logarithm(Expr argument, Expr whole, List<Step> steps) {
        Expr current = argument;
        for (int depth = 0; depth <= DEEPEST_UNFOLDING; depth++) {
            Attempt best = attempt(expandCalls(current));
            if (best != null) {
                return record(steps, best.rules(), whole, best.value());
            }
            Expr deeper = unfold(current);
            if (deeper == current) {
                return null;
            }
            current = deeper;
        }
        return null;
    }

    private record Attempt(Expr value, List<RewriteRule> rules) {}

    /** The shortest stable form of the logarithm of a term or of an equal one, or null. */
    private Attempt attempt(Expr argument) {
        Attempt best = null;
        List<RewriteRule> complement = new ArrayList<>();
        Expr complemented = laws.complement().rewriteAll(argument, ranges, complement::add);
        Set<Expr> forms = new LinkedHashSet<>(List.of(argument, complemented, RationalForm.normalize(argument)));
        for (Expr form : forms) {
            Attempt next = logarithmOf(form, form == complemented ? complement : List.of());
            if (next != null && (best == null || Cost.of(next.value()) < Cost.of(best.value()))) {
                best = next;
            }
        }
        return best;
    }

    private Attempt logarithmOf(Expr argument, List<RewriteRule> before) {
        List<RewriteRule> fired = new ArrayList<>(before);
        List<RewriteRule> stable = new ArrayList<>();
        Expr logs = laws.logarithms().exhaust(Exprs.log(argument), ranges, fired::add);
        Expr value = laws.stability().rewriteAll(logs, ranges, stable::add);
        boolean cured = !stable.isEmpty() || fired.contains(laws.logarithms().rules().get(0));
        fired.addAll(stable);
        return cured && !hasRiskyLogarithm(value) ? new Attempt(value, List.copyOf(new LinkedHashSet<>(fired))) : null;
    }

    /** A logarithm of exponentials that may round to 0: their sum does not, once it is shifted by the maximum. */
    private boolean hasRiskyLogarithm(Expr e) {
        if (e instanceof Apply a && a.function() == ElementaryFunction.LOG) {
            Expr x = a.arguments().get(0);
            return x.contains(Expr::isExponential) && ranges.of(x).low() <= 0 && !isShiftedSum(x);
        }
        return e.children().stream().anyMatch(this::hasRiskyLogarithm);
    }

    private boolean isShiftedSum(Expr e) {
        return e instanceof Reduce r
                && r.operator() == Reduce.Operator.SUM
                && r.open().body() instanceof Apply a
                && a.isExponential()
                && ranges.of(a.exponent()).high() <= 0;
    }

    /** A product with exponentials: as it is, or with the names that it is divided by unfolded. */
    private Expr quotient(Mul m, List<Step> steps) {
        for (Expr form : new LinkedHashSet<>(List.of(m, unfoldDivisors(m), expandCalls(unfold(m))))) {
            List<RewriteRule> fired = new ArrayList<>();
            Expr current = form;
            for (Expr next = once(current, fired); next != null; next = once(current, fired)) {
                current = next;
            }
            if (current != form) {
                return record(steps, List.copyOf(new LinkedHashSet<>(fired)), m, current);
            }
        }
        return null;
    }

    private static boolean divides(Mul m) {
        return m.factors().stream().anyMatch(f -> f.exponent().signum() < 0);
    }

    private Expr once(Expr e, List<RewriteRule> fired) {
        return fired.size() > 8 ? null : laws.stability().rewriteOnce(e, ranges, fired::add);
    }

    private Expr unfoldDivisors(Mul m) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            boolean divisor = f.exponent().signum() < 0 && f.base() instanceof Access;
            Expr base = divisor ? expandCalls(unfold(f.base())) : f.base();
            factors.add(Exprs.pow(base, f.exponent()));
        }
        return Exprs.mul(factors);
    }

    /** Names whose definitions lead to exponentials, replaced by their bodies. */
    private Expr unfold(Expr e) {
        return Substitution.ofAccesses(a ->
                        leadsToExponential(a.symbol()) ? definitions.apply(a.symbol()).at(a) : null)
                .apply(e);
    }

    /** Whether a name is defined by exponentials, or by names that are, with no product of names summed in between. */
    private boolean leadsToExponential(Symbol s) {
        Boolean known = leads.get(s);
        if (known == null) {
            Definition d = definitions.apply(s);
            leads.put(s, false);
            Expr body = d == null ? null : expandCalls(d.body());
            known = body != null
                    && !contracts(body)
                    && (body.contains(Expr::isExponential)
                            || FoldDefinition.accesses(body).keySet().stream().anyMatch(this::leadsToExponential));
            leads.put(s, known);
        }
        return known;
    }

    private static boolean contracts(Expr e) {
        return e instanceof Reduce r && FoldDefinition.accesses(r.open().body()).size() > 1
                || e.children().stream().anyMatch(Stabilizer::contracts);
    }

    static Expr expandCalls(Expr e) {
        return Strategy.bottomUp(
                e, node -> node instanceof Call c ? expandCalls(c.function().expand(c.arguments())) : node);
    }
}
