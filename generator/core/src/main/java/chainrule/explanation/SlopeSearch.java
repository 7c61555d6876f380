package chainrule.explanation;

import chainrule.precision.Interval;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Bounds of slopes that are no polynomial in one term: measured, and proven if that can be. */
final class SlopeSearch {

    /** What a slope is a term in. */
    static final Symbol VARIABLE = Symbol.formal("x");

    /** Proven bounds are at most so much wider than those that are given. */
    static final double MARGIN = 0.001;

    private static final Interval NUMBERS = new Interval(-Double.MAX_VALUE, Double.MAX_VALUE);
    private static final Interval THOUSAND = new Interval(-1000, 1000);
    private static final Interval NEAR = new Interval(-30, 30);
    private static final int SAMPLES = 1200;
    private static final int FINER_SAMPLES = 50;
    /** Bounds are given to so many parts of 1. */
    private static final double PARTS = 1e4;

    /** @param over where the variable was when they were found */
    record Bounds(Interval values, Interval over, BoundedSlope.Evidence evidence) {}

    private record Key(List<Expr> forms, Range domain) {}

    private final Map<Key, Optional<Bounds>> known = new HashMap<>();

    /**
     * Nothing where the term grows without bound, as far as can be seen.
     *
     * @param forms equal terms: of one it may be proven what cannot be of another
     */
    Optional<Bounds> of(List<Expr> forms, Range domain) {
        return known.computeIfAbsent(
                new Key(forms, domain), k -> search(forms.stream().map(SlopeSearch::stable).toList(), domain));
    }

    private static Expr stable(Expr form) {
        return new Stabilizer(Laws.STANDARD, List.of()).run(form).value();
    }

    private static Optional<Bounds> search(List<Expr> forms, Range domain) {
        Interval near = within(NEAR, domain);
        Interval sampled = near.low() < near.high() ? sampled(forms.get(0), near) : Interval.REALS;
        Interval far = far(forms.get(0), domain);
        if (!isFinite(sampled) || !isFinite(far) || grows(sampled, far)) {
            return Optional.empty();
        }
        Interval values = new Interval(
                rounded(Math.min(sampled.low(), far.low())), rounded(Math.max(sampled.high(), far.high())));
        Interval limits = new Interval(values.low() - MARGIN, values.high() + MARGIN);
        for (Interval part : List.of(NUMBERS, THOUSAND)) {
            Interval over = within(part, domain);
            if (forms.stream().anyMatch(f -> Enclosure.isProven(f, VARIABLE, over, limits))) {
                return Optional.of(new Bounds(values, over, BoundedSlope.Evidence.PROVEN));
            }
        }
        return Optional.of(new Bounds(values, near, BoundedSlope.Evidence.MEASURED));
    }

    private static Interval within(Interval part, Range domain) {
        return new Interval(Math.max(part.low(), domain.low()), Math.min(part.high(), domain.high()));
    }

    /** The least and the largest value at many places, and at more beside those. */
    private static Interval sampled(Expr term, Interval over) {
        double step = (over.high() - over.low()) / SAMPLES;
        double[] places = places(over.low(), step, SAMPLES);
        double[] values = IntStream.range(0, places.length).mapToDouble(k -> value(term, places[k])).toArray();
        int lowest = IntStream.range(0, values.length).reduce(0, (a, b) -> values[b] < values[a] ? b : a);
        int highest = IntStream.range(0, values.length).reduce(0, (a, b) -> values[b] > values[a] ? b : a);
        double low = values[lowest];
        double high = values[highest];
        for (int k : new int[] {lowest, highest}) {
            for (double x : places(places[k] - step, 2 * step / FINER_SAMPLES, FINER_SAMPLES)) {
                if (over.contains(x)) {
                    low = Math.min(low, value(term, x));
                    high = Math.max(high, value(term, x));
                }
            }
        }
        return new Interval(low, high);
    }

    private static double[] places(double from, double step, int count) {
        return IntStream.rangeClosed(0, count).mapToDouble(k -> from + k * step).toArray();
    }

    private static boolean isFinite(Interval x) {
        return Double.isFinite(x.low()) && Double.isFinite(x.high());
    }

    private static double value(Expr term, double x) {
        return CheckPoints.value(new Environment().set(VARIABLE, x), term, Map.of());
    }

    /** The values at the ends of what is far away. */
    private static Interval far(Expr term, Range domain) {
        Interval far = within(THOUSAND, domain);
        double low = value(term, far.low());
        double high = value(term, far.high());
        return new Interval(Math.min(low, high), Math.max(low, high));
    }

    /** Whether values far away lie well outside those that are near. */
    private static boolean grows(Interval near, Interval far) {
        double margin = (1 + near.high() - near.low()) / 10;
        return far.low() < near.low() - margin || far.high() > near.high() + margin;
    }

    private static double rounded(double x) {
        return Math.rint(x * PARTS) / PARTS + 0.0;
    }
}
