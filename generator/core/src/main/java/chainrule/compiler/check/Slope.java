package chainrule.compiler.check;

/**
 * A derivative by differences, set against a claimed value. The steps shrink until the two agree or rounding takes over, so
 * that a kink in the neighbourhood does not count; one at the very point shows itself by slopes that differ to its left
 * and its right, however small the steps.
 *
 * @param value the estimate
 * @param noise how much of it may be rounding
 * @param atKink whether the point is at a kink, so that there is no derivative to compare with
 */
record Slope(double value, double noise, boolean atKink) {
    static final double TOLERANCE = 1e-6;
    private static final double[] STEPS = {1e-3, 1e-4, 1e-5, 1e-6};
    private static final double ROUNDINGS = 16 * Math.ulp(1.0);

    /**
     * @param line the function, to be differentiated at 0
     * @param claimed what its derivative is said to be
     * @param scale below a thousandth of this an error is not of interest
     */
    static Slope of(Probe.Line line, double claimed, double scale) {
        Slope best = null;
        for (double step : STEPS) {
            Slope slope = extrapolated(line, step);
            if (slope.error(claimed, scale) <= TOLERANCE) {
                return slope;
            }
            best = best == null || slope.error(claimed, scale) < best.error(claimed, scale) ? slope : best;
        }
        return atKink(line, claimed) ? new Slope(claimed, best.noise, true) : best;
    }

    /** Richardson's extrapolation from two central differences: its error is of the fourth order. */
    private static Slope extrapolated(Probe.Line line, double step) {
        double right = line.at(step);
        double left = line.at(-step);
        double wide = (right - left) / (2 * step);
        double narrow = (line.at(step / 2) - line.at(-step / 2)) / step;
        double size = Math.max(Math.abs(left), Math.abs(right));
        return new Slope((4 * narrow - wide) / 3, ROUNDINGS * size / step, false);
    }

    /** The relative difference from a claimed value, beyond what rounding explains. */
    double error(double claimed, double scale) {
        return relative(Math.max(0, Math.abs(value - claimed) - noise), claimed, scale);
    }

    /** The relative difference from a claimed value, with what rounding adds to it. */
    double rawError(double claimed, double scale) {
        return relative(Math.abs(value - claimed), claimed, scale);
    }

    private double relative(double difference, double claimed, double scale) {
        double size = Math.max(1e-3 * scale, Math.max(Math.abs(value), Math.abs(claimed)));
        return difference == 0 ? 0 : difference / size;
    }

    /** Where the function is smooth, the gap between the slopes on both sides shrinks with the step. */
    private static boolean atKink(Probe.Line line, double claimed) {
        double step = STEPS[STEPS.length - 1];
        double centre = line.at(0);
        double right = (line.at(step) - centre) / step;
        double left = (centre - line.at(-step)) / step;
        double wider = 10 * step;
        double widerGap = Math.abs(line.at(wider) - 2 * centre + line.at(-wider)) / wider;
        double margin = 1e-5 * Math.max(Math.abs(left), Math.abs(right)) + 4 * ROUNDINGS * Math.abs(centre) / step;
        boolean gapStays = Math.abs(right - left) > Math.max(margin, 0.5 * widerGap);
        boolean between = claimed >= Math.min(left, right) - margin && claimed <= Math.max(left, right) + margin;
        return gapStays && between;
    }
}
