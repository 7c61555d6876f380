package chainrule.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names the bound indices of a reduction canonically. A product of accesses is a small coloured graph: each index gets a
 * colour from its extent and from how it occurs, colours are refined until stable, and indices are numbered in the order of
 * their colours. Where colours are equal and any two indices can be exchanged, any order will do. Where they cannot, each order
 * is tried and the least term taken; where those are too many, each index of a colour is given one of its own in turn and
 * colours are refined again.
 */
final class BoundNames {

    private static final int ROUNDS = 3;
    /** What tells the index that is looked at from others of its colour. */
    private static final long MARK = 0x9E3779B97F4A7C15L;
    /** 5! orders. */
    private static final int MOST_ORDERS = 120;
    /** More orders than that are left after refinement only in graphs that are made for it; then an equality is missed. */
    private static final int MOST_LEAVES = 2000;

    private static final long MANY = 1_000_000;

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
        List<List<Index>> orders = new ArrayList<>();
        Map<Index, Long> colours = colours(indices, body);
        if (!tryAll(colours, body, orders)) {
            branch(stable(colours, body), body, orders);
        }
        Reduce least = null;
        for (List<Index> order : orders) {
            Reduce candidate = number(operator, order, body);
            if (least == null || ExprOrder.compare(candidate, least) < 0) {
                least = candidate;
            }
        }
        return least;
    }

    /** Adds all orders that keep the order of the colours, if those are few. */
    private static boolean tryAll(Map<Index, Long> colours, Expr body, List<List<Index>> orders) {
        List<List<Index>> cells = cells(colours, body);
        long count = cells.stream().mapToLong(c -> factorial(c.size())).reduce(1, (a, b) -> Math.min(a * b, MANY));
        if (count > MOST_ORDERS) {
            return false;
        }
        List<List<Index>> all = List.of(List.of());
        for (List<Index> cell : cells) {
            all = extend(all, cell);
        }
        orders.addAll(all);
        return true;
    }

    /** Tries orders that begin with each index of the first colour that several have. */
    private static void branch(Map<Index, Long> colours, Expr body, List<List<Index>> orders) {
        if (orders.size() >= MOST_LEAVES || tryAll(colours, body, orders)) {
            return;
        }
        List<List<Index>> cells = cells(colours, body);
        List<Index> first = cells.stream().filter(c -> c.size() > 1).findFirst().orElseThrow();
        List<Map<Index, Long>> refined = new ArrayList<>();
        for (Index i : first) {
            Map<Index, Long> marked = new LinkedHashMap<>(colours);
            marked.merge(i, MARK, Long::sum);
            refined.add(stable(marked, body));
        }
        // Only what all names of the indices agree on may choose between the branches.
        List<List<Long>> traces = refined.stream().map(r -> r.values().stream().sorted().toList()).toList();
        List<Long> least = traces.stream().min(BoundNames::compare).orElseThrow();
        for (int k = 0; k < refined.size(); k++) {
            if (traces.get(k).equals(least)) {
                branch(refined.get(k), body, orders);
            }
        }
    }

    private static int compare(List<Long> a, List<Long> b) {
        int c = 0;
        for (int k = 0; c == 0 && k < a.size(); k++) {
            c = Long.compare(a.get(k), b.get(k));
        }
        return c;
    }

    private static long factorial(int n) {
        return n <= 1 ? 1 : Math.min(n * factorial(n - 1), MANY);
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
        return refined(colours, body);
    }

    private static Map<Index, Long> refined(Map<Index, Long> start, Expr body) {
        Map<Index, Long> colours = start;
        for (int round = 0; round < ROUNDS && colours.size() > 1; round++) {
            colours = once(colours, body);
        }
        return colours;
    }

    /** Refined until a round tells no more indices apart. */
    private static Map<Index, Long> stable(Map<Index, Long> start, Expr body) {
        Map<Index, Long> colours = start;
        int before = 0;
        while (new HashSet<>(colours.values()).size() > before) {
            before = new HashSet<>(colours.values()).size();
            colours = once(colours, body);
        }
        return colours;
    }

    private static Map<Index, Long> once(Map<Index, Long> colours, Expr body) {
        Map<Index, Long> next = new LinkedHashMap<>();
        for (Index i : colours.keySet()) {
            Map<Index, Long> marked = new HashMap<>(colours);
            marked.merge(i, MARK, Long::sum);
            next.put(i, Signature.of(body, marked) * 31 + colours.get(i));
        }
        return next;
    }

    /** The indices of each colour, in the order of the colours; those that can be exchanged are settled one by one. */
    private static List<List<Index>> cells(Map<Index, Long> colours, Expr body) {
        List<Index> sorted = new ArrayList<>(colours.keySet());
        sorted.sort((a, b) -> Long.compare(colours.get(a), colours.get(b)));
        List<List<Index>> cells = new ArrayList<>();
        for (int from = 0; from < sorted.size(); ) {
            int to = from + 1;
            while (to < sorted.size() && colours.get(sorted.get(to)).equals(colours.get(sorted.get(from)))) {
                to++;
            }
            List<Index> cell = sorted.subList(from, to);
            if (cell.size() > 1 && canBeExchanged(cell, body)) {
                cell.forEach(i -> cells.add(List.of(i)));
            } else {
                cells.add(cell);
            }
            from = to;
        }
        return cells;
    }

    /** Whether the term is the same with any two of the indices in each other's place. */
    private static boolean canBeExchanged(List<Index> cell, Expr body) {
        Index first = cell.get(0);
        return cell.stream().skip(1).allMatch(i -> i.extent().equals(first.extent())
                && Substitution.ofIndices(Map.of(first, Affine.of(i), i, Affine.of(first))).apply(body) == body);
    }

    private static List<List<Index>> extend(List<List<Index>> orders, List<Index> tied) {
        List<List<Index>> extended = new ArrayList<>();
        for (List<Index> order : orders) {
            for (List<Index> tail : permutations(tied)) {
                List<Index> all = new ArrayList<>(order);
                all.addAll(tail);
                extended.add(all);
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
            }
        }
        return all;
    }
}
