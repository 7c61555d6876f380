package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A term equal to the body of a definition becomes its name: e^zⱼ/Σe^z becomes sⱼ. The values of the axes are read off the
 * accesses in the term; of a product or a sum the part that is the body is folded, and powers of the body are powers of
 * the name.
 */
final class FoldDefinition implements Strategy {

    private final List<Definition> definitions;

    FoldDefinition(List<Definition> definitions) {
        this.definitions = definitions.stream().filter(FoldDefinition::isWorthAName).toList();
    }

    private static boolean isWorthAName(Definition d) {
        return !(d.body() instanceof Access || d.body() instanceof Num);
    }

    @Override
    public String name() {
        return "a definition by its name";
    }

    @Override
    public Expr apply(Expr e) {
        Expr current = e;
        for (Definition d : definitions) {
            current = Strategy.bottomUp(current, node -> fold(d, node));
        }
        return current;
    }

    /** Whether a term is a body at some values of its indices. */
    static boolean isInstance(List<Index> indices, Expr body, Expr term) {
        Definition d = new Definition(null, indices, body);
        return candidates(d, term).stream()
                .anyMatch(at -> Substitution.ofIndices(at).apply(body) == term);
    }

    private static Expr fold(Definition d, Expr node) {
        if (node instanceof Access || node instanceof Num) {
            return node;
        }
        Expr current = node;
        for (Map<Index, Affine> at : candidates(d, node)) {
            Expr body = Substitution.ofIndices(at).apply(d.body());
            Expr name = Exprs.access(
                    d.symbol(), d.axes().stream().map(at::get).toList());
            current = replace(current, body, name);
        }
        return current;
    }

    private static Expr replace(Expr node, Expr body, Expr name) {
        if (node == body) {
            return name;
        }
        if (body instanceof Mul b && node instanceof Mul m) {
            return product(m, b, name);
        }
        if (body instanceof Add b && node instanceof Add a) {
            return sum(a, b, name);
        }
        return node;
    }

    /** bodyᵏ · rest → nameᵏ · rest, for the largest k. */
    private static Expr product(Mul m, Mul body, Expr name) {
        Rational times = null;
        for (Mul.Factor b : body.factors()) {
            Rational quotient = exponent(m, b.base()).dividedBy(b.exponent());
            Rational whole = body.factors().size() == 1 && quotient.isInteger()
                    ? quotient
                    : new Rational(quotient.numerator().divide(quotient.denominator()), java.math.BigInteger.ONE);
            if (whole.signum() == 0 || whole.signum() < 0 && body.factors().size() > 1) {
                return m;
            }
            times = times == null || whole.compareTo(times) < 0 ? whole : times;
        }
        Expr rest = Exprs.mul(m, Exprs.pow(body, times.negate()));
        return Exprs.mul(rest, Exprs.pow(name, times));
    }

    private static Rational exponent(Mul m, Expr base) {
        for (Mul.Factor f : m.factors()) {
            if (f.base() == base) {
                return f.exponent();
            }
        }
        return Rational.ZERO;
    }

    /** q·body + rest → q·name + rest. */
    private static Expr sum(Add a, Add body, Expr name) {
        Map<Expr, Rational> mine = new HashMap<>();
        a.terms().forEach(t -> mine.put(t.term(), t.coefficient()));
        Rational ratio = null;
        for (Add.Term b : body.terms()) {
            Rational c = mine.get(b.term());
            Rational q = c == null ? null : c.dividedBy(b.coefficient());
            if (q == null || ratio != null && !ratio.equals(q)) {
                return a;
            }
            ratio = q;
        }
        return Exprs.add(a, Exprs.times(ratio.negate(), body), Exprs.times(ratio, name));
    }

    /** The values of the axes that some accesses of the body suggest when they are laid over accesses of the term. */
    static Set<Map<Index, Affine>> candidates(Definition d, Expr node) {
        if (d.axes().isEmpty()) {
            return Set.of(Map.of());
        }
        List<Access> covering = covering(d);
        if (covering.isEmpty()) {
            return Set.of();
        }
        Map<Symbol, Set<Access>> inNode = accesses(node);
        Set<Map<Index, Affine>> partial = new LinkedHashSet<>(Set.of(Map.of()));
        for (Access pattern : covering) {
            Set<Map<Index, Affine>> extended = new LinkedHashSet<>();
            for (Access a : inNode.getOrDefault(pattern.symbol(), Set.of())) {
                for (Map<Index, Affine> soFar : partial) {
                    Map<Index, Affine> next = lay(pattern, a, d.axes(), soFar);
                    if (next != null) {
                        extended.add(next);
                    }
                }
            }
            partial = extended;
        }
        partial.removeIf(at -> !at.values().stream().allMatch(subscript -> isOpen(subscript, node)));
        return partial;
    }

    /** An index that is bound inside a term is no value for an axis of the whole term. */
    private static boolean isOpen(Affine subscript, Expr node) {
        return subscript.parts().stream()
                .map(Affine.Part::term)
                .allMatch(t -> !(t instanceof Index i) || node.freeIndices().contains(i));
    }

    /** Accesses of the body whose subscripts together name all axes, each alone among the axes of its subscript. */
    private static List<Access> covering(Definition d) {
        Set<Index> open = new LinkedHashSet<>(d.axes());
        List<Access> chosen = new ArrayList<>();
        for (Set<Access> accesses : accesses(d.body()).values()) {
            for (Access a : accesses) {
                List<Index> named = a.subscripts().stream().map(s -> onlyAxis(s, d.axes())).toList();
                if (named.stream().anyMatch(open::contains)) {
                    open.removeAll(named);
                    chosen.add(a);
                }
            }
        }
        return open.isEmpty() ? chosen : List.of();
    }

    private static Map<Index, Affine> lay(Access pattern, Access a, List<Index> axes, Map<Index, Affine> soFar) {
        Map<Index, Affine> at = new LinkedHashMap<>(soFar);
        for (int k = 0; k < pattern.subscripts().size(); k++) {
            Index i = onlyAxis(pattern.subscripts().get(k), axes);
            Affine value = i == null ? null : value(pattern.subscripts().get(k), i, a.subscripts().get(k));
            Affine known = value == null ? null : at.putIfAbsent(i, value);
            if (i != null && value == null || known != null && !known.equals(value)) {
                return null;
            }
        }
        return at;
    }

    /** The axis that a subscript has with a coefficient, if it is the only one; else null. */
    private static Index onlyAxis(Affine subscript, List<Index> axes) {
        List<Index> named = axes.stream().filter(i -> subscript.coefficient(i) != 0).toList();
        return named.size() == 1 ? named.get(0) : null;
    }

    /** The value of an axis with which one subscript is another, 3 i + u and 3 m + u; null where there is none. */
    private static Affine value(Affine pattern, Index axis, Affine subscript) {
        long c = pattern.coefficient(axis);
        Affine multiple = subscript.minus(pattern).plus(Affine.of(axis).times(c));
        boolean divides = multiple.constant() % c == 0
                && multiple.parts().stream().allMatch(p -> p.coefficient() % c == 0);
        return divides ? IndexQuotient.of(multiple.times(Long.signum(c)), Math.abs(c)) : null;
    }

    static Map<Symbol, Set<Access>> accesses(Expr e) {
        Map<Symbol, Set<Access>> found = new LinkedHashMap<>();
        collect(e, found, new java.util.HashSet<>());
        return found;
    }

    private static void collect(Expr e, Map<Symbol, Set<Access>> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            found.computeIfAbsent(a.symbol(), s -> new LinkedHashSet<>()).add(a);
        } else {
            e.children().forEach(child -> collect(child, found, seen));
        }
    }
}
