package chainrule.explanation;

import chainrule.explanation.Stability.Accuracy;
import chainrule.explanation.Stability.Error;
import chainrule.explanation.Stability.Failure;
import chainrule.explanation.Stability.Kind;
import chainrule.precision.Precision;
import chainrule.symbolic.Range;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Both forms of an assignment at many values of what drives it. */
final class SweepMeasurement {

    private static final double LARGEST = 1000;
    private static final double SMALLEST = 1e-17;
    /** Above 1 overflow is looked for, below it lost digits: these change more slowly. */
    private static final double STEP_ABOVE_ONE = 1.5;

    private static final double STEP_BELOW_ONE = 1000;
    private static final double LIKE = 0.2;
    /** One in so many places is compared with many digits; at the others, the double that runs tells failures. */
    private static final int EACH = 5;

    private final FormValues values;
    private final List<Accuracy> accuracies = new ArrayList<>();

    private SweepMeasurement(FormValues values) {
        this.values = values;
    }

    /**
     * Nothing where the mathematics has a value at no place that was tried.
     *
     * @param range where the quantity that moves can be
     */
    static Optional<SweepMeasurement> of(FormValues values, Range range) {
        SweepMeasurement m = new SweepMeasurement(values);
        List<Double> places = places().stream()
                .filter(t -> range.contains(t) && Double.isFinite(values.known(t)))
                .toList();
        if (m.compared(places).isEmpty()) {
            return Optional.empty();
        }
        for (Precision p : Precision.values()) {
            m.accuracies.add(m.accuracy(p, places));
        }
        return Optional.of(m);
    }

    List<Accuracy> accuracies() {
        return accuracies;
    }

    private static List<Double> places() {
        List<Double> positive = new ArrayList<>();
        for (double t = SMALLEST; t < LARGEST; t *= t < 1 ? STEP_BELOW_ONE : STEP_ABOVE_ONE) {
            positive.add((double) (float) t);
        }
        positive.add(LARGEST);
        List<Double> all = new ArrayList<>(positive);
        positive.forEach(t -> all.add(-t));
        all.add(0.0);
        return all.stream().sorted().toList();
    }

    private Accuracy accuracy(Precision p, List<Double> places) {
        List<Kind> kinds = places.stream().map(t -> kind(p, t)).collect(Collectors.toCollection(ArrayList::new));
        List<Failure> failures = new Failures(t -> kind(p, t), places, kinds).list();
        List<Double> telling = compared(places);
        failures.forEach(f -> telling.addAll(List.of(f.from(), f.to())));
        telling.removeIf(t -> t.isInfinite() || values.exact(t).isEmpty());
        return new Accuracy(
                p,
                failures,
                largest(p, telling, t -> values.written(p, t)),
                largest(p, telling, t -> values.stable(p, t)));
    }

    private List<Double> compared(List<Double> places) {
        return IntStream.range(0, places.size())
                .filter(k -> k % EACH == 0)
                .mapToObj(places::get)
                .filter(t -> values.exact(t).isPresent())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Error largest(Precision p, List<Double> places, DoubleUnaryOperator form) {
        return places.stream()
                .map(t -> error(p, form.applyAsDouble(t), values.exact(t).orElseThrow(), t))
                .max((a, b) -> Double.compare(a.ulps(), b.ulps()))
                .orElseThrow();
    }

    /** The error of a value, 0 where the precision has no number for it; beside 0 there is no unit to measure in. */
    private static Error error(Precision p, double value, BigDecimal exact, double t) {
        double known = exact.doubleValue();
        if (!Double.isFinite(value) || !Double.isFinite(p.round(known)) || p.round(known) == 0) {
            return new Error(0, t);
        }
        BigDecimal difference = new BigDecimal(value).subtract(exact, MathContext.DECIMAL64).abs();
        return new Error(Math.min(difference.doubleValue() / p.ulp(known), Double.MAX_VALUE), t);
    }

    /** How the written form fails; null where it does not, or where the precision has no number for the true value. */
    private Kind kind(Precision p, double t) {
        double known = values.known(t);
        if (!Double.isFinite(p.round(known))) {
            return null;
        }
        double value = values.written(p, t);
        if (Double.isNaN(value)) {
            return Kind.NOT_A_NUMBER;
        }
        boolean inexact = Math.abs(value - known) > p.halfOfDigits() * p.ulp(known);
        return Double.isInfinite(value) ? Kind.INFINITE : inexact ? Kind.INEXACT : null;
    }

    /** Whether others fail at the same places. */
    boolean isLike(List<Accuracy> others) {
        for (int k = 0; k < accuracies.size(); k++) {
            if (!isLike(accuracies.get(k).failures(), others.get(k).failures())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(List<Failure> a, List<Failure> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int k = 0; k < a.size(); k++) {
            Failure x = a.get(k);
            Failure y = b.get(k);
            if (x.kind() != y.kind() || !isLike(x.from(), y.from()) || !isLike(x.to(), y.to())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLike(double a, double b) {
        return a == b || Math.abs(a - b) <= LIKE * Math.abs(a);
    }
}
