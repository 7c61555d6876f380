package chainrule.symbolic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A reduction of a body over the values of bound indices. The bound indices have canonical names, so the body is looked at
 * only through {@link #open()}, which gives them fresh ones.
 */
public final class Reduce extends Expr {

    /** How values are combined. */
    public enum Operator {
        SUM("sum"),
        PROD("prod"),
        MAX("max"),
        MIN("min");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }
    }

    /** A body with fresh names for the bound indices. */
    public record Opened(List<Index> indices, Expr body) {}

    private final Operator operator;
    private final List<Index> bound;
    private final Expr body;
    private volatile Opened opened;

    private Reduce(Operator operator, List<Index> bound, Expr body) {
        super(operator.ordinal() * 31 + bound.hashCode() * 7 + body.hashCode() * 3 + 29);
        this.operator = operator;
        this.bound = bound;
        this.body = body;
    }

    static Reduce of(Operator operator, List<Index> bound, Expr body) {
        return Interner.intern(new Reduce(operator, List.copyOf(bound), body));
    }

    public Operator operator() {
        return operator;
    }

    /** The extents of the bound indices, in their canonical order. */
    public List<Affine> extents() {
        return bound.stream().map(Index::extent).toList();
    }

    List<Index> bound() {
        return bound;
    }

    Expr closedBody() {
        return body;
    }

    /** The body over indices that no other term has: the same ones at each call, so that what was found is found again. */
    public Opened open() {
        Opened known = opened;
        if (known == null) {
            // Made outside the lock, as it opens what is below; the first thread's is everybody's.
            known = keep(openAnew());
        }
        return known;
    }

    /**
     * Opens all reductions in terms and in the functions that they call, in their order. Indices are ordered by when they were
     * made: threads that look into the terms afterwards find the same ones, whichever is first.
     */
    public static void openAll(List<Expr> terms) {
        Set<Expr> seen = new HashSet<>();
        terms.forEach(e -> openAll(e, seen));
    }

    private static void openAll(Expr e, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Call c) {
            openAll(c.function().body(), seen);
        }
        List<Expr> inside = e instanceof Reduce r ? List.of(r.open().body()) : e.children();
        inside.forEach(child -> openAll(child, seen));
    }

    private synchronized Opened keep(Opened made) {
        if (opened == null) {
            opened = made;
        }
        return opened;
    }

    /** The body over indices that are new at each call, for a term that looks into this one twice at a time. */
    public Opened openAnew() {
        return open(bound.stream().map(b -> Index.fresh(b.extent())).toList());
    }

    /** The body over these indices, as many as are bound, in the canonical order; they must not occur in this term. */
    Opened open(List<Index> names) {
        Map<Index, Affine> renaming = new LinkedHashMap<>();
        for (int k = 0; k < bound.size(); k++) {
            renaming.put(bound.get(k), Affine.of(names.get(k)));
        }
        return new Opened(names, Substitution.ofIndices(renaming).apply(body));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<Expr> children() {
        return List.of(body);
    }

    @Override
    public Expr mapChildren(UnaryOperator<Expr> f) {
        Opened inner = open();
        Expr image = f.apply(inner.body());
        return image == inner.body() ? this : Exprs.reduce(operator, inner.indices(), image);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Reduce r && operator == r.operator && bound.equals(r.bound) && body == r.body;
    }

    @Override
    int computeBinders() {
        return (int) bound.get(bound.size() - 1).number();
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>(body.freeIndices());
        all.removeAll(new ArrayList<>(bound));
        return all;
    }
}
