package chainrule.checker.truth;

import chainrule.analysis.lines.FixedSizes;
import chainrule.analysis.lines.Meaning;
import chainrule.symbolic.Affine;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares formulas at points: the shapes by the network's sizes, the elements by their values. */
public final class Comparison {

    private final List<Point> points;
    private final Map<Point, Map<Meaning, Values>> known = new IdentityHashMap<>();

    public Comparison(List<Point> points) {
        this.points = points;
    }

    public List<Point> points() {
        return points;
    }

    public Match of(Meaning claim, Truth truth) {
        Match best = Match.NONE;
        for (Arrangement a : Arrangement.all(Truth.extents(claim), truth.extents())) {
            if (a.match().compareTo(best) < 0 && holds(claim, truth, a, 1)) {
                best = a.match();
            }
        }
        return best == Match.NONE && truth.above() > 0 ? new Shorthands(points).of(claim, truth) : best;
    }

    private boolean holds(Meaning claim, Truth truth, Arrangement a, double c) {
        for (Point p : points) {
            Values found = p.values(claim);
            Values due = due(p, truth);
            if (!a.agrees(found, c, due)) {
                return false;
            }
        }
        return !points.isEmpty();
    }

    /** A truth is compared with many claims. */
    private Values due(Point p, Truth truth) {
        return known.computeIfAbsent(p, x -> new IdentityHashMap<>()).computeIfAbsent(truth.formula(), p::values);
    }

    /** For each point the number c with claim = c · truth; empty where there is none, or the truth is 0. */
    public Optional<double[]> ratios(Meaning claim, Truth truth, boolean exact) {
        for (Arrangement a : Arrangement.all(Truth.extents(claim), truth.extents())) {
            boolean allowed = !exact || a.match() == Match.EQUAL;
            Optional<double[]> ratios = allowed ? ratios(claim, truth, a) : Optional.empty();
            if (ratios.isPresent()) {
                return ratios;
            }
        }
        return Optional.empty();
    }

    private Optional<double[]> ratios(Meaning claim, Truth truth, Arrangement a) {
        double[] ratios = new double[points.size()];
        for (int k = 0; k < ratios.length; k++) {
            Values found = points.get(k).values(claim);
            Values due = due(points.get(k), truth);
            ratios[k] = a.ratio(found, due);
            if (!Double.isFinite(ratios[k]) || Math.abs(ratios[k]) < 1e-9 || !a.agrees(found, ratios[k], due)) {
                return Optional.empty();
            }
        }
        return Optional.of(ratios);
    }

    public static boolean same(List<Affine> a, List<Affine> b) {
        boolean same = a.size() == b.size();
        for (int k = 0; same && k < a.size(); k++) {
            same = FixedSizes.areEqual(a.get(k), b.get(k));
        }
        return same;
    }

    /** Without the axes of one element. */
    public static List<Affine> squeezed(List<Affine> extents) {
        List<Affine> kept = new ArrayList<>(extents);
        kept.removeIf(e -> e.valueOfSizes() == 1);
        return kept;
    }
}
