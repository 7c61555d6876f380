package chainrule.differences;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/**
 * Random directions at a point. Each element moves in proportion to its size, and less where its claimed derivative is larger,
 * so that all have about the same share in the change along the direction: an error of one is not lost in the others.
 */
public final class Direction {

    /** How much less an element may move than others. */
    private static final double LEAST_SHARE = 1e-3;

    private Direction() {}

    /**
     * A direction.
     *
     * @param point the elements' values
     * @param claimed their derivatives, as far as known: one that is wrong is found none the worse
     */
    public static double[] of(double[] point, double[] claimed, Random random) {
        double typical = typical(point);
        double[] changes = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            changes[k] = Math.abs(claimed[k]) * size(point[k], typical);
        }
        double largest = Arrays.stream(changes).filter(Double::isFinite).max().orElse(0);
        double least = Arrays.stream(changes).filter(c -> c > 0).min().orElse(largest);
        double share = Math.max(least, LEAST_SHARE * largest);
        double[] direction = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            double part = changes[k] > share ? share / changes[k] : 1;
            direction[k] = rounded(random(random) * size(point[k], typical) * part, point[k]);
        }
        return direction;
    }

    /** A direction that leaves elements equal that are equal: along it a largest of several stays one. */
    public static double[] keepingTies(double[] point, Random random) {
        double typical = typical(point);
        Map<Double, Double> known = new HashMap<>();
        double[] direction = new double[point.length];
        for (int k = 0; k < point.length; k++) {
            double x = point[k] + 0.0; // −0 is 0
            direction[k] = known.computeIfAbsent(x, v -> rounded(random(random) * size(x, typical), x));
        }
        return direction;
    }

    private static double random(Random random) {
        double size = 0.5 + 0.5 * random.nextDouble();
        return random.nextBoolean() ? size : -size;
    }

    private static double size(double x, double typical) {
        return x == 0 ? typical : Math.abs(x);
    }

    /** What an element that is 0 moves by: like the largest, but no more than 1. */
    public static double typical(double[] point) {
        double largest = Arrays.stream(point).map(Math::abs).max().orElse(0);
        return largest == 0 ? 1 : Math.min(1, largest);
    }

    /** Such that the smallest step along it is added without rounding, where the element is not much smaller than the step. */
    private static double rounded(double change, double x) {
        double grain = 4 * Math.ulp(x) / DifferenceQuotients.SMALLEST_STEP;
        double grains = Math.rint(change / grain);
        return grains == 0 || Math.abs(grains) > 0x1p53 ? change : grains * grain;
    }
}
