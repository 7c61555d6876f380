package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds equal forms that round well. Where a logarithm, a power or a quotient of exponentials can lose its value to rounding,
 * the definitions behind the names in it are unfolded until a rule of the stability table applies; where none does, the term
 * stays as it is written. Each term is looked at once: the cost is linear in what is written.
 */
public final class Stabilizer {

    /** before = after in one place of a term, by these rules. */
    public record Step(List<RewriteRule> rules, Expr before, Expr after) {

        public Step {
            rules = List.copyOf(rules);
        }

        @Override
        public int hashCode() {
            return 31 * before.hashCode() + after.hashCode();
        }
    }

    /**
     * The stable form and how it was found; no steps where the term is as it was.
     *
     * @param smooth an equal form to differentiate: with the names unfolded that the stable form went through, and without its
     *     kinks
     */
    public record Result(Expr value, Expr smooth, List<Step> steps) {

        static Result unchanged(Expr e) {
            return new Result(e, e, List.of());
        }
    }

    private final Laws laws;
    private final Exponentials exponentials;
    private final StableLogarithm logarithms;
    private final StableProduct products;
    private final VanishingProducts vanishing;
    private final Complements complements;
    private final NamedLogarithms named;
    private final Map<Expr, Result> known = new HashMap<>();
    private final Map<NamedFunction, Boolean> stable = new IdentityHashMap<>();

    /** @param definitions those that may be unfolded, each after those that it uses */
    public Stabilizer(Laws laws, List<Definition> definitions) {
        this.laws = laws;
        this.exponentials = new Exponentials(definitions);
        this.complements = new Complements(laws, exponentials);
        this.logarithms = new StableLogarithm(laws, exponentials, complements);
        this.products = new StableProduct(laws, exponentials, logarithms);
        this.named = new NamedLogarithms(definitions, e -> visit(e).value());
        this.vanishing = new VanishingProducts(definitions, exponentials.ranges());
    }

    public Result run(Expr e) {
        Result result = visit(e);
        Result running = visit(named.putInto(e));
        boolean isBetter = !running.steps().isEmpty();
        List<Step> steps = new ArrayList<>(isBetter ? running.steps() : result.steps());
        Expr value = isBetter ? running.value() : result.value();
        value = then(value, vanishing.guarded(value), Set.of(VanishingProducts.RULE), steps);
        Set<RewriteRule> guards = new LinkedHashSet<>();
        if (value.contains(part -> part instanceof Apply a && a.function() == ElementaryFunction.EXPM1)) {
            value = then(value, RuleTables.UNDERFLOW.rewriteAll(value, exponentials.ranges(), guards::add), guards, steps);
        }
        Set<RewriteRule> fired = new LinkedHashSet<>();
        value = then(value, complements.in(value, fired::add), fired, steps);
        value = then(value, ShiftedSum.inLogarithms(value), Set.of(RuleTables.LOG_OF_SHIFTED), steps);
        value = then(value, JoinedExponentials.in(value, exponentials.ranges()), Set.of(JoinedExponentials.RULE), steps);
        return value == result.value() ? result : new Result(value, result.smooth(), List.copyOf(steps));
    }

    private static Expr then(Expr before, Expr after, Set<RewriteRule> rules, List<Step> steps) {
        if (after != before) {
            steps.add(new Step(List.copyOf(rules), before, after));
        }
        return after;
    }

    /** Looks at a definition before forms are asked for: they depend on which names stand under logarithms anywhere. */
    public void look(Expr e) {
        visit(e);
    }

    /** Whether a term divides by what may round to 0 where the quotient need not: its value may be no number. */
    public boolean isUnsafe(Expr e) {
        return products.isUnsafe(e) || e.children().stream().anyMatch(this::isUnsafe);
    }

    /** Whether a name may be unfolded where it is used. */
    public boolean isUnfoldable(Symbol s) {
        return exponentials.isUnfoldable(s);
    }

    /** Top down: a logarithm is looked at before what is under it. */
    private Result visit(Expr e) {
        Result done = known.get(e);
        if (done == null) {
            done = at(e);
            done = done == null ? inside(e) : done;
            known.put(e, done);
        }
        return done;
    }

    private Result inside(Expr e) {
        Set<Step> steps = new LinkedHashSet<>();
        Expr value = e.mapChildren(child -> {
            Result inner = visit(child);
            steps.addAll(inner.steps());
            return inner.value();
        });
        return steps.isEmpty()
                ? Result.unchanged(e)
                : new Result(value, e.mapChildren(child -> visit(child).smooth()), List.copyOf(steps));
    }

    private Result at(Expr e) {
        if (e instanceof Call c) {
            return call(c);
        }
        if (e instanceof Apply a && a.function() == ElementaryFunction.LOG) {
            return logarithms.of(a);
        }
        if (e instanceof Apply a && a.function() == ElementaryFunction.POWER) {
            return products.power(a);
        }
        return e instanceof Mul m ? product(m) : plain(e);
    }

    private Result product(Mul m) {
        Expr rooted = new ByRange(exponentials.ranges()).roots(m);
        if (rooted != m) {
            return rewritten(m, rooted, VanishingProducts.ROOT);
        }
        Expr others = vanishing.withoutDivisor(m);
        if (others != m) {
            return rewritten(m, others, RuleTables.OTHERS);
        }
        Expr distributed = products.distributed(m);
        if (distributed != m) {
            known.put(m, Result.unchanged(m));
            Result inner = visit(distributed);
            return inner.steps().isEmpty() ? null : inner;
        }
        return products.divides(m) ? quotient(m) : plain(m);
    }

    private Result rewritten(Mul before, Expr after, RewriteRule rule) {
        Result inner = visit(after);
        List<RewriteRule> rules = new ArrayList<>(List.of(rule));
        rules.addAll(rulesOf(inner.steps()));
        return new Result(inner.value(), inner.smooth(), List.of(new Step(rules, before, inner.value())));
    }

    /** What a quotient became may have logarithms in its exponents. */
    private Result quotient(Mul m) {
        Result result = products.quotient(m);
        if (result == null) {
            return null;
        }
        List<Step> steps = new ArrayList<>(result.steps());
        Expr value = inFunctions(result.value(), steps);
        return value == result.value()
                ? result
                : new Result(value, result.smooth(), List.of(new Step(rulesOf(steps), m, value)));
    }

    private Expr inFunctions(Expr e, List<Step> steps) {
        if (e instanceof Apply) {
            Result inner = visit(e);
            steps.addAll(inner.steps());
            return inner.value();
        }
        return e.mapChildren(child -> inFunctions(child, steps));
    }

    /** A call is expanded only where that can bring something: where the body alone does, or exponentials come into it. */
    private Result call(Call c) {
        if (isStable(c.function()) && c.arguments().stream().noneMatch(exponentials::isMadeOf)) {
            return null;
        }
        Result inner = visit(c.function().expand(c.arguments()));
        return inner.steps().isEmpty()
                ? null
                : new Result(inner.value(), inner.smooth(), List.of(new Step(rulesOf(inner.steps()), c, inner.value())));
    }

    private boolean isStable(NamedFunction f) {
        Boolean done = stable.get(f);
        if (done == null) {
            done = visit(f.body()).steps().isEmpty();
            stable.put(f, done);
        }
        return done;
    }

    private static List<RewriteRule> rulesOf(List<Step> steps) {
        Set<RewriteRule> rules = new LinkedHashSet<>();
        steps.forEach(s -> rules.addAll(s.rules()));
        return List.copyOf(rules);
    }

    private Result plain(Expr e) {
        List<RewriteRule> fired = new ArrayList<>();
        Expr image = laws.stability().rewriteOnce(e, exponentials.ranges(), fired::add);
        return image == null ? null : new Result(image, e, List.of(new Step(fired, e, image)));
    }
}
