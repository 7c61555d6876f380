package chainrule.model;

import chainrule.model.SizeConstraints.Bounds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A depth-first search for values of sizes, each as small as its bounds allow, bounded by the number of values tried. */
final class SizeSearch {

    private static final int MOST_TRIED = 4000;
    /** Values tried for one size, before what is known to fit. */
    private static final int MOST_VALUES = 40;

    private final SizeConstraints constraints;
    /** The sizes in the order in which they choose. */
    private final int[] order;
    private final int[] wanted;
    /** For each size those from which it should differ. */
    private final List<Set<Integer>> apart;
    private final boolean mustDiffer;
    /** Where each size stands in the order. */
    private final int[] place;

    /**
     * @param wanted a value for each size that it takes if it can, 0 for none
     * @param mustDiffer whether sizes that should differ must; else equal values are tried after others
     */
    SizeSearch(SizeConstraints constraints, int[] order, int[] wanted, List<Set<Integer>> apart, boolean mustDiffer) {
        this.constraints = constraints;
        this.order = order;
        this.wanted = wanted;
        this.apart = apart;
        this.mustDiffer = mustDiffer;
        this.place = new int[order.length];
        for (int k = 0; k < order.length; k++) {
            place[order[k]] = k;
        }
    }

    /** A size that has values left to try, and the bounds when it began. */
    private record Level(Bounds bounds, Iterator<Integer> candidates) {}

    /** Values within bounds, empty where none were found. */
    Optional<int[]> run(Bounds within) {
        Bounds b = within.copy();
        if (!constraints.narrow(b, order)) {
            return Optional.empty();
        }
        Deque<Level> levels = new ArrayDeque<>();
        for (int tried = 0; levels.size() < order.length; tried++) {
            if (b != null) {
                levels.push(new Level(b, candidates(levels.size(), b).iterator()));
            }
            while (!levels.isEmpty() && !levels.peek().candidates().hasNext()) {
                levels.pop();
            }
            if (levels.isEmpty() || tried > MOST_TRIED + order.length) {
                return Optional.empty();
            }
            b = with(order[levels.size() - 1], levels.peek());
            if (b != null && levels.size() == order.length) {
                return Optional.of(b.low());
            }
        }
        return Optional.of(b.low());
    }

    /** The bounds with the next value of a level's size, or null where it does not fit. */
    private Bounds with(int s, Level level) {
        Bounds next = level.bounds().copy();
        next.low()[s] = level.candidates().next();
        next.high()[s] = next.low()[s];
        return constraints.narrow(next, s) ? next : null;
    }

    /** What is wanted, then small values that differ from those of others, then the rest. */
    private List<Integer> candidates(int k, Bounds b) {
        int s = order[k];
        List<Integer> values = new ArrayList<>();
        for (int n = b.low()[s]; n <= Math.min(b.high()[s], b.low()[s] + MOST_VALUES); n++) {
            values.add(n);
        }
        if (values.size() > 1 && values.remove((Integer) 1)) { // of one there is only one
            values.add(1);
        }
        Set<Integer> taken = new LinkedHashSet<>();
        for (int t : apart.get(s)) {
            if (place[t] < k && values.remove((Integer) b.low()[t])) {
                taken.add(b.low()[t]);
            }
        }
        if (!mustDiffer) {
            values.addAll(taken);
        }
        if (wanted[s] >= b.low()[s] && wanted[s] <= b.high()[s]) {
            values.remove((Integer) wanted[s]);
            values.add(0, wanted[s]);
        }
        return values;
    }
}
