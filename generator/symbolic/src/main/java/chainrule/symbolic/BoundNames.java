package chainrule.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the bound indices of a reduction canonically. A product of accesses is a small coloured graph: each index gets a
 * colour from its extent and from how it occurs, colours are refined until stable, indices are numbered in the order of
 * their colours, and where colours are equal each order is tried and the least term taken.
 */
final class BoundNames {

    private static final int ROUNDS = 3;
    /** 6! orders; more equally coloured indices than that do not occur in formulas, and only miss an equality. */
    private static final int MOST_ORDERS = 720;

    private BoundNames() {}

    static Expr reduce(Reduce.Operator operator, List<Index> indices, Expr body) {
        List<Index> named = indices.stream().filter(body.freeIndices()::contains).toList();
        Expr result = named.isEmpty() ? body : close(operator, named, body);
        for (Index absent : indices) {
            if (!named.contains(absent)) {
                result = repeat(operator, result, Exprs.number(absent.extent()));
            }
        }
        return result;
    }

    private static Expr repeat(Reduce.Operator operator, Expr e, Expr times) {
        return switch (operator) {
            case SUM -> Exprs.mul(times, e);
            case PROD -> Exprs.apply(ElementaryFunction.POWER, e, times);
            case MAX, MIN -> e;
        };
    }

    private static Expr close(Reduce.Operator operator, List<Index> indices, Expr body) {
        if (operator == Reduce.Operator.SUM && body instanceof Mul m && !m.coefficient().isOne()) {
            return Exprs.times(m.coefficient(), Exprs.reduce(operator, indices, ProductBuilder.monic(m)));
        }
        if (body instanceof Reduce inner && inner.operator() == operator) {
            Reduce.Opened opened = inner.open();
            List<Index> all = new ArrayList<>(indices);
            all.addAll(opened.indices());
            return Exprs.reduce(operator, all, opened.body());
        }
        return name(operator, indices, body);
    }

    private static Expr name(Reduce.Operator operator, List<Index> indices, Expr body) {
        Reduce least = null;
        for (List<Index> order : orders(colours(indices, body))) {
            Reduce candidate = number(operator, order, body);
            if (least == null || ExprOrder.compare(candidate, least) < 0) {
                least = candidate;
            }
        }
        return least;
    }

    private static Reduce number(Reduce.Operator operator, List<Index> order, Expr body) {
        Map<Index, Affine> renaming = new LinkedHashMap<>();
        List<Index> bound = new ArrayList<>();
        for (Index i : order) {
            Index b = Index.bound(body.binders() + bound.size() + 1, i.extent());
            bound.add(b);
            renaming.put(i, Affine.of(b));
        }
        return Reduce.of(operator, bound, Substitution.ofIndices(renaming).apply(body));
    }

    private static Map<Index, Long> colours(List<Index> indices, Expr body) {
        Map<Index, Long> colours = new LinkedHashMap<>();
        indices.forEach(i -> colours.put(i, (long) i.extent().toString().hashCode()));
        for (int round = 0; round < ROUNDS && indices.size() > 1; round++) {
            Map<Index, Long> next = new HashMap<>();
            for (Index i : indices) {
                Map<Index, Long> marked = new HashMap<>(colours);
                marked.merge(i, 0x9E3779B97F4A7C15L, Long::sum);
                next.put(i, Signature.of(body, marked) * 31 + colours.get(i));
            }
            colours.putAll(next);
        }
        return colours;
    }

    /** All orders that keep the order of the colours. */
    private static List<List<Index>> orders(Map<Index, Long> colours) {
        List<Index> sorted = new ArrayList<>(colours.keySet());
        sorted.sort((a, b) -> Long.compare(colours.get(a), colours.get(b)));
        List<List<Index>> orders = new ArrayList<>(List.of(List.of()));
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size() && colours.get(sorted.get(to)).equals(colours.get(sorted.get(from)))) {
                to++;
            }
            orders = extend(orders, sorted.subList(from, to));
            from = to;
        }
        return orders;
    }

    private static List<List<Index>> extend(List<List<Index>> orders, List<Index> tied) {
        List<List<Index>> extended = new ArrayList<>();
        for (List<Index> order : orders) {
            for (List<Index> tail : permutations(tied)) {
                if (extended.size() < MOST_ORDERS) {
                    List<Index> all = new ArrayList<>(order);
                    all.addAll(tail);
                    extended.add(all);
                }
            }
        }
        return extended;
    }

    private static List<List<Index>> permutations(List<Index> items) {
        if (items.size() <= 1) {
            return Collections.singletonList(items);
        }
        List<List<Index>> all = new ArrayList<>();
        for (Index first : items) {
            List<Index> rest = new ArrayList<>(items);
            rest.remove(first);
            for (List<Index> tail : permutations(rest)) {
                List<Index> order = new ArrayList<>(List.of(first));
                order.addAll(tail);
                all.add(order);
                if (all.size() >= MOST_ORDERS) {
                    return all;
                }
            }
        }
        return all;
    }
}
