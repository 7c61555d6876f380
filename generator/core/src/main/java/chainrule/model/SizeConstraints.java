package chainrule.model;

import chainrule.symbolic.Affine;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * That each of some combinations of sizes has the sign that it has for the sizes of the specification, as bounds of the sizes:
 * what is known of some narrows others (bounds consistency: Marriott and Stuckey, Programming with Constraints, section 3.4).
 */
final class SizeConstraints {

    /** low ≤ Σ coefficient · size + rest ≤ high. */
    private record Constraint(int[] sizes, long[] coefficients, List<Affine.Part> rest, long low, long high) {}

    private static final long FAR = 1L << 40;

    private final Map<Size, Integer> places = new IdentityHashMap<>();
    private final List<List<Constraint>> ofSize = new ArrayList<>();

    private final boolean strict;

    /** @param strict whether what is 0 must be, and what is positive; else what is not negative must not be */
    SizeConstraints(List<Size> sizes, Collection<Affine> margins, boolean strict) {
        this.strict = strict;
        for (Size s : sizes) {
            places.put(s, places.size());
            ofSize.add(new ArrayList<>());
        }
        Map<Affine, Interval> intervals = new LinkedHashMap<>();
        margins.forEach(m -> restrict(m, intervals));
        intervals.forEach(this::add);
    }

    /** Where a combination of sizes without a constant lies. */
    private record Interval(long low, long high) {

        Interval and(Interval other) {
            return new Interval(Math.max(low, other.low), Math.min(high, other.high));
        }

        Interval negated() {
            return new Interval(-high, -low);
        }
    }

    /** Margins that differ by a constant or by their sign are one constraint: a deep network has many of many sizes. */
    private void restrict(Affine margin, Map<Affine, Interval> intervals) {
        int sign = Long.signum(margin.valueOfSizes());
        long low = sign < 0 ? -FAR : sign > 0 && strict ? 1 : 0;
        long high = sign < 0 ? -1 : sign > 0 || !strict ? FAR : 0;
        Affine sizes = margin.plus(-margin.constant());
        Interval interval = new Interval(low - margin.constant(), high - margin.constant());
        boolean negative = margin.parts().get(0).coefficient() < 0;
        intervals.merge(negative ? sizes.times(-1) : sizes, negative ? interval.negated() : interval, Interval::and);
    }

    private void add(Affine margin, Interval interval) {
        List<Affine.Part> plain =
                margin.parts().stream().filter(p -> p.term() instanceof Size).toList();
        List<Affine.Part> rest =
                margin.parts().stream().filter(p -> !(p.term() instanceof Size)).toList();
        Constraint c = new Constraint(
                plain.stream().mapToInt(p -> places.get((Size) p.term())).toArray(),
                plain.stream().mapToLong(Affine.Part::coefficient).toArray(),
                rest,
                interval.low,
                interval.high);
        margin.parts().forEach(p -> register(p.term(), c));
    }

    private void register(IndexTerm t, Constraint c) {
        if (t instanceof Size s) {
            ofSize.get(places.get(s)).add(c);
        } else {
            ((IndexQuotient) t).dividend().parts().forEach(p -> register(p.term(), c));
        }
    }

    /** Bounds of the values of all sizes. */
    record Bounds(int[] low, int[] high) {

        Bounds copy() {
            return new Bounds(low.clone(), high.clone());
        }
    }

    /** The largest of the values that sizes must have at least; that of the bounds where nothing fits. */
    int least(Bounds within) {
        Bounds b = within.copy();
        boolean fits = narrow(b, IntStream.range(0, b.low.length).toArray());
        return Arrays.stream(fits ? b.low : within.low).max().orElse(0);
    }

    /** Narrows bounds after some sizes' have changed; whether there may be values within them. */
    boolean narrow(Bounds b, int... changed) {
        Open open = new Open(b.low.length);
        for (int size : changed) {
            open.add(size);
        }
        while (!open.isEmpty()) {
            for (Constraint c : ofSize.get(open.next())) {
                if (!narrow(b, c, open)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Sizes whose constraints are to be looked at, each once, those that wait longest first: along a chain few are looked at again. */
    private static final class Open {
        private final int[] ring;
        private final boolean[] waits;
        private int first;
        private int count;

        Open(int sizes) {
            ring = new int[sizes];
            waits = new boolean[sizes];
        }

        boolean isEmpty() {
            return count == 0;
        }

        void add(int size) {
            if (!waits[size]) {
                waits[size] = true;
                ring[(first + count++) % ring.length] = size;
            }
        }

        int next() {
            int size = ring[first];
            first = (first + 1) % ring.length;
            count--;
            waits[size] = false;
            return size;
        }
    }

    private boolean narrow(Bounds b, Constraint c, Open open) {
        long least = 0;
        long most = 0;
        for (Affine.Part p : c.rest) {
            least += end(p, b, false);
            most += end(p, b, true);
        }
        for (int k = 0; k < c.sizes.length; k++) {
            least += c.coefficients[k] * (c.coefficients[k] > 0 ? b.low : b.high)[c.sizes[k]];
            most += c.coefficients[k] * (c.coefficients[k] > 0 ? b.high : b.low)[c.sizes[k]];
        }
        if (least > c.high || most < c.low) {
            return false;
        }
        for (int k = 0; k < c.sizes.length; k++) {
            int s = c.sizes[k];
            long n = c.coefficients[k];
            long spread = Math.abs(n) * (b.high[s] - b.low[s]);
            // The room that is left to this size when all others are at their best ends.
            long up = c.high - least;
            long down = most - c.low;
            if (up < spread || down < spread) {
                int low = b.low[s];
                int high = b.high[s];
                long steps = Math.floorDiv(Math.min(up, spread), Math.abs(n));
                long back = Math.floorDiv(Math.min(down, spread), Math.abs(n));
                if (n > 0) {
                    high = (int) Math.min(high, b.low[s] + steps);
                    low = (int) Math.max(low, b.high[s] - back);
                } else {
                    low = (int) Math.max(low, b.high[s] - steps);
                    high = (int) Math.min(high, b.low[s] + back);
                }
                if (low > high) {
                    return false;
                }
                if (low != b.low[s] || high != b.high[s]) {
                    least += n * ((n > 0 ? low : high) - (n > 0 ? b.low[s] : b.high[s]));
                    most += n * ((n > 0 ? high : low) - (n > 0 ? b.high[s] : b.low[s]));
                    b.low[s] = low;
                    b.high[s] = high;
                    open.add(s);
                }
            }
        }
        return true;
    }

    /** The least or the greatest value of a part within bounds. */
    private long end(Affine.Part p, Bounds b, boolean greatest) {
        boolean high = greatest == p.coefficient() > 0;
        return p.coefficient() * end(p.term(), b, high);
    }

    private long end(IndexTerm t, Bounds b, boolean high) {
        if (t instanceof Size s) {
            return (high ? b.high : b.low)[places.get(s)];
        }
        IndexQuotient q = (IndexQuotient) t;
        long sum = q.dividend().constant();
        for (Affine.Part p : q.dividend().parts()) {
            sum += end(p, b, high);
        }
        return Math.floorDiv(sum, q.divisor());
    }
}
