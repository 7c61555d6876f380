package chainrule.checker.truth;

import chainrule.analysis.lines.FixedSizes;
import chainrule.analysis.lines.Meaning;
import chainrule.symbolic.Affine;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Smaller objects that stand for a derivative: ∂zₖ/∂Wᵢⱼ = δₖᵢ xⱼ is written as x, a diagonal matrix as its diagonal, the
 * identity as 1. An axis goes where all off its diagonal with another is 0; the other goes too where nothing changes along it.
 */
public final class Shorthands {

    /** An object with axes taken away. */
    private record Reduced(Match match, List<Affine> extents, List<Values> atPoints) {}

    private final List<Point> points;

    Shorthands(List<Point> points) {
        this.points = points;
    }

    Match of(Meaning claim, Truth truth) {
        List<Values> found = points.stream().map(p -> p.values(claim)).toList();
        List<Values> due = points.stream().map(p -> p.values(truth.formula())).toList();
        Reduced whole = new Reduced(Match.EQUAL, truth.extents(), due);
        Match best = Match.NONE;
        for (Reduced r : reductions(whole)) {
            Match match = r.match() == Match.SHORTHAND && claim.axes().isEmpty() && r.extents().isEmpty()
                    ? Match.IDENTITY
                    : r.match();
            if (match.compareTo(best) < 0 && agrees(found, Truth.extents(claim), r)) {
                best = match;
            }
        }
        return best;
    }

    private static boolean agrees(List<Values> found, List<Affine> extents, Reduced r) {
        return Arrangement.all(extents, r.extents()).stream()
                .anyMatch(a -> IntStream.range(0, found.size())
                        .allMatch(k -> a.agrees(found.get(k), 1, r.atPoints().get(k))));
    }

    private static List<Reduced> reductions(Reduced whole) {
        List<Reduced> all = new ArrayList<>();
        for (int p = 0; p < whole.extents().size(); p++) {
            for (int q = p + 1; q < whole.extents().size(); q++) {
                if (FixedSizes.areEqual(whole.extents().get(p), whole.extents().get(q))) {
                    for (Reduced r : reductions(whole, p, q)) {
                        all.add(r);
                        all.addAll(reductions(r));
                    }
                }
            }
        }
        return all;
    }

    /** Axis q taken away, and axis p with it. */
    private static List<Reduced> reductions(Reduced whole, int p, int q) {
        if (!whole.atPoints().stream().allMatch(v -> isDiagonal(v, p, q))) {
            return List.of();
        }
        List<Affine> extents = without(whole.extents(), q);
        List<Values> diagonal = whole.atPoints().stream().map(v -> diagonal(v, p, q)).toList();
        Match kept = whole.match() == Match.SHORTHAND ? Match.SHORTHAND : Match.DIAGONAL;
        List<Reduced> reductions = new ArrayList<>(List.of(new Reduced(kept, extents, diagonal)));
        if (diagonal.stream().allMatch(v -> isConstantAlong(v, p))) {
            List<Values> slices = diagonal.stream().map(v -> slice(v, p)).toList();
            reductions.add(new Reduced(Match.SHORTHAND, without(extents, p), slices));
        }
        return reductions;
    }

    private static <T> List<T> without(List<T> list, int k) {
        List<T> rest = new ArrayList<>(list);
        rest.remove(k);
        return rest;
    }

    private static boolean isDiagonal(Values v, int p, int q) {
        for (int k = 0; k < v.data().length; k++) {
            int[] at = Tensor.place(v.shape(), k);
            if (at[p] != at[q] && v.data()[k] != 0) {
                return false;
            }
        }
        return true;
    }

    private static Values diagonal(Values v, int p, int q) {
        return select(v, q, at -> at[p] == at[q]);
    }

    private static Values slice(Values v, int p) {
        return select(v, p, at -> at[p] == 0);
    }

    private interface Choice {
        boolean keeps(int[] at);
    }

    /** The elements of a choice, with one axis less. */
    private static Values select(Values v, int axis, Choice choice) {
        int[] shape = IntStream.range(0, v.shape().length)
                .filter(k -> k != axis)
                .map(k -> v.shape()[k])
                .toArray();
        int[] kept = IntStream.range(0, v.data().length)
                .filter(k -> choice.keeps(Tensor.place(v.shape(), k)))
                .toArray();
        return new Values(
                shape,
                Arrays.stream(kept).mapToDouble(k -> v.data()[k]).toArray(),
                Arrays.stream(kept).mapToDouble(k -> v.scale()[k]).toArray());
    }

    private static boolean isConstantAlong(Values v, int p) {
        int stride = IntStream.range(p + 1, v.shape().length).map(k -> v.shape()[k]).reduce(1, (a, b) -> a * b);
        for (int k = 0; k < v.data().length; k++) {
            int first = k - Tensor.place(v.shape(), k)[p] * stride;
            if (!v.agrees(k, 1, v, first)) {
                return false;
            }
        }
        return true;
    }
}
