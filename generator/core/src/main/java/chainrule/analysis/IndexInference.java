package chainrule.analysis;

import chainrule.source.Counts;
import chainrule.source.SourceSpan;
import chainrule.source.SourceText;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.Rational;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.BinaryOperator;
import chainrule.syntax.BinarySyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import chainrule.syntax.NumberSyntax;
import chainrule.syntax.UnaryOperator;
import chainrule.syntax.UnarySyntax;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The ranges of bound indices. An index that stands alone in some subscript has that axis's size; any other runs from 0 to
 * the largest value with which every access that does not say what is outside stays inside.
 */
public final class IndexInference {

    /** A subscript as a combination of indices whose ranges are not known yet, and a known rest. */
    private record Linear(Map<String, Long> open, Affine rest) {}

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;
    private final Function<ExpressionSyntax, Value> evaluate;
    private final Map<String, Affine> found = new LinkedHashMap<>();
    /** Indices that reductions inside the body bind: their ranges bound those of the outer ones. */
    private final Set<String> inner = new HashSet<>();

    public IndexInference(Compilation c, Scope scope, Frame frame, Function<ExpressionSyntax, Value> evaluate) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.evaluate = evaluate;
    }

    /** Named indices for the binders, their ranges declared or found in the body; what cannot be found is reported. */
    public List<Index> infer(List<IndexBinderSyntax> binders, ExpressionSyntax body) {
        find(binders, body);
        return binders.stream().map(this::index).toList();
    }

    /** The same, or empty where a range cannot be found. */
    Optional<List<Index>> tryInfer(List<IndexBinderSyntax> binders, ExpressionSyntax body) {
        find(binders, body);
        return binders.stream().allMatch(b -> found.containsKey(b.name()))
                ? Optional.of(binders.stream().map(this::index).toList())
                : Optional.empty();
    }

    private void find(List<IndexBinderSyntax> binders, ExpressionSyntax body) {
        List<String> open = new ArrayList<>();
        for (IndexBinderSyntax b : binders) {
            if (b.range().isPresent()) {
                found.put(b.name(), new SizeExpressions(c).size(b.range().get(), scope, frame));
            } else {
                open.add(b.name());
            }
        }
        if (!open.isEmpty()) {
            resolve(open, body);
        }
    }

    private Index index(IndexBinderSyntax b) {
        Affine extent = found.get(b.name());
        if (extent == null) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error("unknown-range", "the range of index `" + b.name() + "` cannot be found", b.span())
                            .withSuggestion("declare it, as in `[" + b.name() + ": 3]`"));
        }
        return Index.named(b.name(), extent);
    }

    private void resolve(List<String> open, ExpressionSyntax body) {
        List<AccessSyntax> accesses = new ArrayList<>();
        Expressions.walk(body, e -> {
            if (e instanceof AccessSyntax a) {
                accesses.add(a);
            } else if (e instanceof CallSyntax call) {
                call.binders().forEach(b -> bindInside(b, open));
            }
        });
        open.addAll(inner);
        for (AccessSyntax a : accesses) {
            alone(a, open);
        }
        boolean progress = true;
        while (progress && !found.keySet().containsAll(open)) {
            progress = widest(accesses, open);
        }
    }

    private void bindInside(IndexBinderSyntax b, List<String> open) {
        if (!open.contains(b.name()) && !found.containsKey(b.name())) {
            inner.add(b.name());
            b.range().ifPresent(r -> found.put(b.name(), new SizeExpressions(c).size(r, scope, frame)));
        }
    }

    private List<Affine> axes(AccessSyntax a, List<String> open) {
        if (a.base() instanceof NameSyntax n) {
            Scope.Lazy value = scope.value(n.name());
            return value == null ? List.of() : value.value().extents();
        }
        boolean[] mentions = {false};
        Expressions.walk(a.base(), e -> mentions[0] |= e instanceof NameSyntax n && open.contains(n.name()));
        return mentions[0] ? List.of() : evaluate.apply(a.base()).extents();
    }

    private void alone(AccessSyntax a, List<String> open) {
        List<Affine> axes = axes(a, open);
        for (int k = 0; k < Math.min(axes.size(), a.subscripts().size()); k++) {
            if (a.subscripts().get(k) instanceof NameSyntax n && open.contains(n.name()) && a.outside().isEmpty()) {
                join(n.name(), axes.get(k), n.span());
            }
        }
    }

    private void join(String index, Affine axis, SourceSpan span) {
        Affine known = found.putIfAbsent(index, axis);
        if (known != null && inner.contains(index)) {
            found.put(index, known.valueOfSizes() >= axis.valueOfSizes() ? known : axis);
        } else if (known != null && !c.sizes().join(known, axis)) {
            throw c.reporter()
                    .fail(
                            "wrong-shape",
                            "index `" + index + "` runs over " + Counts.of(known.valueOfSizes(), "value") + " in one place and "
                                    + axis.valueOfSizes() + " here",
                            span);
        }
    }

    /** Finds the range of each index that is the only open one in some subscript. */
    private boolean widest(List<AccessSyntax> accesses, List<String> open) {
        Map<String, Affine> candidates = new HashMap<>();
        for (AccessSyntax a : accesses) {
            List<Affine> axes = axes(a, open);
            for (int k = 0; k < Math.min(axes.size(), a.subscripts().size()); k++) {
                Linear linear = a.outside().isPresent() ? null : linear(a.subscripts().get(k), open);
                if (linear != null && linear.open().size() == 1) {
                    consider(linear, axes.get(k), candidates);
                }
            }
        }
        candidates.forEach(found::putIfAbsent);
        return !candidates.isEmpty();
    }

    private void consider(Linear linear, Affine axis, Map<String, Affine> candidates) {
        String name = linear.open().keySet().iterator().next();
        long coefficient = linear.open().get(name);
        if (coefficient <= 0) {
            return;
        }
        Affine room = axis.minus(IndexRanges.greatest(linear.rest()));
        long values = Math.floorDiv(room.valueOfSizes() - 1, coefficient) + 1;
        if (values > Elements.MOST) {
            return;
        }
        Affine extent = coefficient == 1
                ? room
                : Affine.of(c.sizes().literal((int) values, span(), frame.way() + "/" + name));
        candidates.merge(name, extent, (p, q) -> p.valueOfSizes() <= q.valueOfSizes() ? p : q);
    }

    private SourceSpan span() {
        return SourceText.of("", "").span(0, 0);
    }

    private Linear linear(ExpressionSyntax e, List<String> open) {
        if (e instanceof NumberSyntax n) {
            Rational value = Rational.of(n.value());
            return value.isInt() ? new Linear(Map.of(), Affine.constant(value.intValueExact())) : null;
        }
        if (e instanceof NameSyntax n) {
            return name(n.name(), open);
        }
        if (e instanceof UnarySyntax u && u.op() == UnaryOperator.MINUS) {
            return scale(linear(u.operand(), open), -1);
        }
        if (e instanceof BinarySyntax b) {
            return binary(b.op(), linear(b.left(), open), linear(b.right(), open));
        }
        return null;
    }

    private Linear name(String name, List<String> open) {
        if (open.contains(name) && !found.containsKey(name)) {
            return new Linear(Map.of(name, 1L), Affine.ZERO);
        }
        if (found.containsKey(name)) {
            return new Linear(Map.of(), Affine.of(Index.named(name, found.get(name))));
        }
        Index outer = scope.index(name);
        if (outer != null) {
            return new Linear(Map.of(), Affine.of(outer));
        }
        Affine size = scope.size(name);
        return size == null ? constant(name) : new Linear(Map.of(), size);
    }

    private Linear constant(String name) {
        Scope.Lazy value = scope.value(name);
        if (value == null) {
            return null;
        }
        try {
            return new Linear(Map.of(), Exprs.asAffine(value.value().body()));
        } catch (IllegalArgumentException notAffine) {
            return null;
        }
    }

    private static Linear binary(BinaryOperator op, Linear l, Linear r) {
        if (l == null || r == null) {
            return null;
        }
        return switch (op) {
            case ADD -> add(l, r);
            case SUBTRACT -> add(l, scale(r, -1));
            case MULTIPLY -> r.open().isEmpty() && r.rest().isConstant()
                    ? scale(l, r.rest().constant())
                    : l.open().isEmpty() && l.rest().isConstant() ? scale(r, l.rest().constant()) : null;
            case HADAMARD, DIVIDE, POWER, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL, AND, OR -> null;
        };
    }

    private static Linear add(Linear l, Linear r) {
        Map<String, Long> open = new HashMap<>(l.open());
        r.open().forEach((name, k) -> open.merge(name, k, Math::addExact));
        open.values().removeIf(k -> k == 0);
        return new Linear(open, l.rest().plus(r.rest()));
    }

    private static Linear scale(Linear l, long factor) {
        if (l == null) {
            return null;
        }
        Map<String, Long> open = new HashMap<>();
        l.open().forEach((name, k) -> open.put(name, Math.multiplyExact(k, factor)));
        return new Linear(open, l.rest().times(factor));
    }
}
