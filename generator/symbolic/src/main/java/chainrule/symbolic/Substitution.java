package chainrule.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Replaces terms of indices (indices, sizes) and accesses, bottom up, each term once. Bound indices are opened first where
 * needed, so nothing is captured.
 */
public final class Substitution implements UnaryOperator<Expr> {

    private final Function<IndexTerm, Affine> indices;
    private final Function<Access, Expr> accesses;
    private final Set<Index> onlyIndices;
    /** Indices that replacements bring in, null if unknown: no reduction may be open over them. */
    private final Set<Index> captures;
    private final Map<Expr, Expr> done = new HashMap<>();

    /**
     * @param indices what stands in place of an index or size, or null to keep it
     * @param accesses what stands in place of an access (its subscripts replaced already), or null to keep it
     */
    public Substitution(Function<IndexTerm, Affine> indices, Function<Access, Expr> accesses) {
        this(indices, accesses, null, null);
    }

    private Substitution(
            Function<IndexTerm, Affine> indices,
            Function<Access, Expr> accesses,
            Set<Index> onlyIndices,
            Set<Index> captures) {
        this.indices = indices;
        this.accesses = accesses;
        this.onlyIndices = onlyIndices;
        this.captures = captures;
    }

    public static Substitution ofIndices(Map<Index, Affine> replacements) {
        Set<Index> captures = new HashSet<>();
        replacements.values().forEach(image -> Access.collectIndices(image, captures));
        return new Substitution(
                t -> t instanceof Index i ? replacements.get(i) : null, a -> null, replacements.keySet(), captures);
    }

    /** A subscript for each of as many indices. */
    public static Substitution ofIndices(List<Index> indices, List<Affine> subscripts) {
        Map<Index, Affine> replacements = new HashMap<>();
        for (int k = 0; k < indices.size(); k++) {
            replacements.put(indices.get(k), subscripts.get(k));
        }
        return ofIndices(replacements);
    }

    public static Substitution ofAccesses(Function<Access, Expr> accesses) {
        return new Substitution(t -> null, accesses);
    }

    /** Numbers in place of symbols without axes. */
    public static Substitution ofFormals(List<Symbol> formals, List<Expr> values) {
        Map<Symbol, Expr> map = new HashMap<>();
        for (int k = 0; k < formals.size(); k++) {
            map.put(formals.get(k), values.get(k));
        }
        Set<Index> captures = new HashSet<>();
        values.forEach(v -> captures.addAll(v.freeIndices()));
        return new Substitution(t -> null, a -> map.get(a.symbol()), null, captures);
    }

    @Override
    public Expr apply(Expr e) {
        if (onlyIndices != null && Collections.disjoint(onlyIndices, e.freeIndices())) {
            return e;
        }
        Expr known = done.get(e);
        if (known == null) {
            known = compute(e);
            done.put(e, known);
        }
        return known;
    }

    private Expr compute(Expr e) {
        if (e instanceof Access a) {
            boolean inside = a.symbol().call() != null && onlyIndices == null;
            Symbol symbol = inside ? call(a.symbol()) : a.symbol();
            Access moved = Access.of(symbol, a.subscripts().stream().map(this::apply).toList());
            Expr image = accesses.apply(moved);
            return image == null ? moved : image;
        }
        if (e instanceof IndexValue v) {
            return Exprs.number(apply(Affine.of(v.term())));
        }
        if (e instanceof Delta d) {
            return Exprs.delta(apply(d.left()), apply(d.right()));
        }
        if (e instanceof Reduce r) {
            return reduce(r);
        }
        return e.mapChildren(this);
    }

    /** The arguments of a call are whole tensors: they have no index that could be replaced, but sizes and names. */
    private Symbol call(Symbol s) {
        List<TensorArgument> moved = new ArrayList<>();
        Substitution others = new Substitution(t -> t instanceof Index ? null : indices.apply(t), accesses);
        for (TensorArgument argument : s.call().arguments()) {
            List<Index> axes = argument.axes().stream()
                    .map(i -> Index.named(i.name(), others.apply(i.extent())))
                    .toList();
            Expr body = argument.at(axes.stream().map(Affine::of).toList());
            moved.add(new TensorArgument(axes, others.apply(body)));
        }
        return moved.equals(s.call().arguments()) ? s : Symbol.of(new TensorCall(s.call().function(), moved));
    }

    private Expr reduce(Reduce r) {
        List<Affine> extents = r.extents();
        List<Affine> moved = extents.stream().map(this::apply).toList();
        boolean sameExtents = moved.equals(extents);
        Reduce.Opened opened = sameExtents && mayOpen(r)
                ? r.open()
                : r.open(moved.stream().map(Index::fresh).toList());
        Expr body = apply(opened.body());
        return body == opened.body() && sameExtents ? r : Exprs.reduce(r.operator(), opened.indices(), body);
    }

    /** Whether the usual indices of an opened reduction are neither brought in nor replaced: another term may name them too. */
    private boolean mayOpen(Reduce r) {
        List<Index> indices = r.open().indices();
        return captures != null
                && Collections.disjoint(captures, indices)
                && (onlyIndices == null || Collections.disjoint(onlyIndices, indices));
    }

    /** Replaces in a subscript; an access in it stays integer data, or becomes what a constant one stands for. */
    public Affine apply(Affine affine) {
        return affine.map(t -> {
            if (t instanceof Access a) {
                Expr image = apply(a);
                return image == a ? null : Exprs.asAffine(image);
            }
            return indices.apply(t);
        });
    }
}
