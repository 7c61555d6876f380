package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Means from which something is subtracted that they are the mean of: as the first element plus the mean of the differences from
 * it, so that the deviations of equal values are exactly 0.
 */
public final class ShiftedMeans {

    /** In one case. */
    public static final RewriteRule RULE = rule();

    private final Map<Symbol, Definition> means = new IdentityHashMap<>();
    private final Set<Symbol> subtracted = new HashSet<>();

    /** @param definitions all, of which some are means */
    public ShiftedMeans(List<Definition> definitions) {
        for (Definition d : definitions) {
            if (sum(d.body()) != null) {
                means.put(d.symbol(), d);
            }
        }
        Set<Expr> seen = new HashSet<>();
        definitions.forEach(d -> look(d.body(), seen));
    }

    private static RewriteRule rule() {
        Size n = Size.named("n", 5);
        Index k = Index.named("k", n);
        Symbol u = Symbol.of(Symbol.Role.FORMAL, "u", List.of(Affine.of(n)));
        Expr mean = Exprs.divide(Exprs.sum(List.of(k), Exprs.access(u, k)), Exprs.number(Affine.of(n)));
        return new RewriteRule(
                "mean u = u₀ + mean(u − u₀)",
                mean,
                shifted(mean),
                List.of(),
                "a mean of equal values is rounded, and what deviates from it is divided by next to 0");
    }

    private void look(Expr e, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Add a) {
            a.terms().forEach(t -> look(a, t));
        }
        (e instanceof Reduce r ? List.of(r.open().body()) : e.children()).forEach(child -> look(child, seen));
    }

    private void look(Add sum, Add.Term mean) {
        if (mean.term() instanceof Access a && means.containsKey(a.symbol()) && deviates(sum, mean.coefficient(), means.get(a.symbol()).at(a))) {
            subtracted.add(a.symbol());
        }
    }

    /**
     * Whether a value, or an element of what it is the mean of, stands in a sum with the opposite coefficient.
     *
     * @param coefficient of the value's mean over something else in the sum
     */
    public static boolean isDeviation(Add sum, Rational coefficient, Expr value) {
        Expr opposite = Exprs.times(coefficient.negate(), value);
        return sum.terms().stream().anyMatch(t -> t.value() == opposite)
                || sum(value) != null && deviates(sum, coefficient, value);
    }

    /** Whether an element of what a mean is of stands in a sum with the opposite coefficient. */
    private static boolean deviates(Add sum, Rational coefficient, Expr mean) {
        Reduce.Opened opened = sum(mean).open();
        return sum.terms().stream()
                .anyMatch(t -> t.coefficient().equals(coefficient.negate())
                        && FoldDefinition.isInstance(opened.indices(), opened.body(), t.term()));
    }

    /** The sum of which a term is the mean, or null. */
    private static Reduce sum(Expr e) {
        Reduce sum = Polynomial.factors(e).stream()
                .filter(f -> f.exponent().isOne() && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM)
                .map(f -> (Reduce) f.base())
                .findFirst()
                .orElse(null);
        if (sum == null) {
            return null;
        }
        Expr count = Exprs.divide(e, sum);
        for (Affine extent : sum.extents()) {
            count = Exprs.mul(count, Exprs.number(extent));
        }
        return count.isOne() ? sum : null;
    }

    private static Expr shifted(Expr mean) {
        Reduce sum = sum(mean);
        Reduce.Opened opened = sum.openAnew();
        Map<Index, Affine> first = new HashMap<>();
        opened.indices().forEach(i -> first.put(i, Affine.ZERO));
        Expr start = Substitution.ofIndices(first).apply(opened.body());
        Expr differences = Exprs.sum(opened.indices(), Exprs.subtract(opened.body(), start));
        return Exprs.add(start, Exprs.mul(Exprs.divide(mean, sum), differences));
    }

    /** The value of a name as it runs: the same term where it has no such mean. */
    public Expr of(Symbol name, Expr value) {
        if (subtracted.contains(name)) {
            return shifted(value);
        }
        return Strategy.bottomUp(value, e -> e instanceof Add a ? inSum(a) : e);
    }

    private static Expr inSum(Add sum) {
        for (Add.Term t : sum.terms()) {
            if (sum(t.term()) != null && deviates(sum, t.coefficient(), t.term())) {
                return Exprs.add(Exprs.subtract(sum, t.value()), Exprs.times(t.coefficient(), shifted(t.term())));
            }
        }
        return sum;
    }
}
