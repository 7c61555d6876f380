package chainrule.explanation;

import chainrule.explanation.Stability.Failure;
import chainrule.explanation.Stability.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** Joins places at which a form fails in one way to intervals, whose ends are found by bisection. */
final class Failures {

    private static final int HALVINGS = 10;

    private static final double NEARBY = 1.07;

    private final DoubleFunction<Kind> kindAt;
    private final List<Double> places;
    private final List<Kind> kinds;

    /** @param kinds what happens at the places, in ascending order; null where the form does not fail */
    Failures(DoubleFunction<Kind> kindAt, List<Double> places, List<Kind> kinds) {
        this.kindAt = kindAt;
        this.places = places;
        this.kinds = closed(kinds);
    }

    /**
     * Where the error goes up and down around what counts as a failure, a place between two failures is one; and so is 0, which
     * many forms have right by chance.
     */
    private List<Kind> closed(List<Kind> kinds) {
        List<Kind> closed = new ArrayList<>(kinds);
        for (int k = 0; k < kinds.size(); k++) {
            boolean below = k > 0 && kinds.get(k - 1) == Kind.INEXACT;
            boolean above = k < kinds.size() - 1 && kinds.get(k + 1) == Kind.INEXACT;
            if (kinds.get(k) == null && (below && above || (below || above) && places.get(k) == 0)) {
                closed.set(k, Kind.INEXACT);
            }
        }
        return closed;
    }

    List<Failure> list() {
        List<Failure> failures = new ArrayList<>();
        int first = 0;
        for (int k = 0; k < places.size(); k++) {
            boolean ends = k == places.size() - 1 || kinds.get(k + 1) != kinds.get(k);
            if (ends && kinds.get(k) != null) {
                double from = first == 0 ? Double.NEGATIVE_INFINITY : boundary(first - 1, kinds.get(k), true);
                double to = k == places.size() - 1 ? Double.POSITIVE_INFINITY : boundary(k, kinds.get(k), false);
                failures.add(new Failure(kinds.get(k), from, to));
            }
            first = ends ? k + 1 : first;
        }
        return failures;
    }

    /** Where, between two places, a kind begins or ends. */
    private double boundary(int place, Kind kind, boolean begins) {
        double low = places.get(place);
        double high = places.get(place + 1);
        for (int k = 0; k < HALVINGS; k++) {
            double middle = (float) middle(low, high);
            if (isAt(kind, middle) == begins) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return begins ? high : low;
    }

    /** An error is small at some places by chance: its neighbours are asked, too. */
    private boolean isAt(Kind kind, double place) {
        Kind here = kindAt.apply(place);
        return here == kind
                || here == null
                        && kind == Kind.INEXACT
                        && (kindAt.apply((float) (place * NEARBY)) == kind || kindAt.apply((float) (place / NEARBY)) == kind);
    }

    /** Halfway between numbers of one sign by their ratio, else by their difference. */
    private static double middle(double low, double high) {
        return low * high > 0 ? Math.signum(low) * Math.sqrt(low * high) : (low + high) / 2;
    }
}
