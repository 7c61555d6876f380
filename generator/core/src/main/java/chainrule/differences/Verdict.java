package chainrule.differences;

/** What differences say of a claimed derivative. */
public enum Verdict {
    AGREES,
    DIFFERS,
    /** Off by more than the rounding that shows, and by less than rounding may be: another direction tells. */
    DOUBTFUL,
    /** Neither, at this point: a kink nearby hides it, or there is no value. */
    UNDECIDED;

    /** Relative to the sum of all that is compared. */
    private static final double EQUAL = 1e-8;
    /** Relative to what was added up to reach the claimed values. */
    private static final double ROUNDING = 1e-12;
    /** What is left of a slope's error after extrapolation is less than what the differences do not agree in. */
    private static final double SURE = 4;
    /** Rounding is seldom so many times larger in a slope than in the differences of differences. */
    private static final double SEEN = 4;

    /**
     * A claimed derivative along a direction against a slope.
     *
     * @param claimed Σ derivative · direction
     * @param known the slope
     * @param size the sum of the absolute values of all terms of both
     * @param scale what was added up to reach the claimed derivatives, in the same sum
     * @param noise how much of the slope may be rounding
     * @param roughness how far the slope's differences are from agreeing
     */
    static Verdict of(double claimed, double known, double size, double scale, double noise, double roughness) {
        if (!Double.isFinite(claimed) || !Double.isFinite(known)) {
            return UNDECIDED;
        }
        double gap = Math.abs(claimed - known);
        double allowed = EQUAL * size + ROUNDING * scale;
        if (gap <= agreeing(size, scale, noise, roughness)) {
            return AGREES;
        }
        if (gap <= allowed + noise) {
            return DOUBTFUL;
        }
        return gap > allowed + noise + SURE * roughness ? DIFFERS : UNDECIDED;
    }

    /** How far the sides of what {@link #AGREES} may be apart. */
    static double agreeing(double size, double scale, double noise, double roughness) {
        return EQUAL * size + ROUNDING * scale + Math.min(noise, SEEN * roughness);
    }
}
