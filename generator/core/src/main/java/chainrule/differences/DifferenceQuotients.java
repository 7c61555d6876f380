package chainrule.differences;

import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * The derivatives at 0 of several numbers that depend on one, by differences. From a central difference with a step and one
 * with its half, Richardson's extrapolation leaves an error of the fourth order. What the differences with both steps, and the
 * slopes on both sides, do not agree in is a kink, a jump or a strong curve nearby: steps shrink until it is gone. A number
 * that stays rough at the smallest step has no derivative here.
 */
public final class DifferenceQuotients {

    /** Powers of two, so that a {@link Direction} times a step is exact. */
    private static final double[] STEPS = {0x1p-12, 0x1p-17, 0x1p-22};

    static final double SMALLEST_STEP = STEPS[STEPS.length - 1] / 2;

    /** What rough is, relative to the slope. */
    private static final double ROUGH = 1e-6;

    /** Of three differences with weights 4/3, 1/3, each of two numbers that are off by half an ulp of their scales. */
    private static final double ROUNDINGS = 4 * 0x1p-53;

    /** Some numbers as functions of one. */
    @FunctionalInterface
    public interface Line {
        double[] at(double t);
    }

    private final double[] values;
    private final double[] noise;
    private final double[] roughness;

    private DifferenceQuotients(int count) {
        values = new double[count];
        noise = new double[count];
        roughness = new double[count];
    }

    /**
     * The slopes of numbers while the values that they depend on move along a direction; afterwards these are as they were.
     *
     * @param scales of each number what was added up to reach it, by which rounding is bounded
     */
    public static DifferenceQuotients along(double[] direction, double[] values, Supplier<double[]> numbers, double[] scales) {
        double[] point = values.clone();
        try {
            return of(
                    t -> {
                        for (int k = 0; k < point.length; k++) {
                            values[k] = point[k] + t * direction[k];
                        }
                        return numbers.get();
                    },
                    scales);
        } finally {
            System.arraycopy(point, 0, values, 0, point.length);
        }
    }

    /** The derivatives of a number by the elements of values, one after the other; afterwards these are as they were. */
    public static double[] gradient(double[] values, DoubleSupplier number) {
        double[] gradient = new double[values.length];
        double typical = Direction.typical(values);
        for (int k = 0; k < gradient.length; k++) {
            double[] direction = new double[values.length];
            direction[k] = values[k] == 0 ? typical : Math.abs(values[k]);
            DifferenceQuotients slope = along(
                    direction, values, () -> new double[] {number.getAsDouble()}, new double[] {number.getAsDouble()});
            gradient[k] = slope.value(0) / direction[k];
        }
        return gradient;
    }

    /** @param scales of each number what was added up to reach it, by which rounding is bounded */
    public static DifferenceQuotients of(Line line, double[] scales) {
        DifferenceQuotients quotients = new DifferenceQuotients(scales.length);
        double[] centre = line.at(0);
        int[] open = IntStream.range(0, scales.length).toArray();
        for (double step : STEPS) {
            if (open.length > 0) {
                quotients.measure(line, scales, centre, step, open);
                open = IntStream.of(open).filter(k -> !quotients.isSmooth(k)).toArray();
            }
        }
        return quotients;
    }

    private void measure(Line line, double[] scales, double[] centre, double step, int[] open) {
        double[] right = line.at(step);
        double[] left = line.at(-step);
        double[] nearRight = line.at(step / 2);
        double[] nearLeft = line.at(-step / 2);
        for (int k : open) {
            double wide = (right[k] - left[k]) / (2 * step);
            double narrow = (nearRight[k] - nearLeft[k]) / step;
            // The slopes on both sides differ by h f″, which the half step takes out, or by what a kink has.
            double gap = (right[k] - 2 * centre[k] + left[k]) / step;
            double nearGap = (nearRight[k] - 2 * centre[k] + nearLeft[k]) / (step / 2);
            double size = Double.isFinite(scales[k]) ? scales[k] : Math.abs(centre[k]);
            values[k] = (4 * narrow - wide) / 3;
            noise[k] = ROUNDINGS * Math.max(size, Math.abs(centre[k])) / step;
            roughness[k] = Math.abs(wide - narrow) + Math.abs(2 * nearGap - gap)
                    + ROUNDINGS * Math.abs(centre[k]) / step;
        }
    }

    public int count() {
        return values.length;
    }

    public double value(int k) {
        return values[k];
    }

    /** How much of a slope may be rounding. */
    public double noise(int k) {
        return noise[k];
    }

    /** How far two differences, and two sides, are from agreeing; at least what one rounding of the value does. */
    public double roughness(int k) {
        return roughness[k];
    }

    /** Whether there is a derivative. */
    public boolean isSmooth(int k) {
        return roughness[k] <= ROUGH * Math.abs(values[k]) + 8 * noise[k];
    }
}
