package chainrule.symbolic.eval;

/** How error scales go on through functions: the scale of a value is finite wherever the value is. */
final class ErrorScale {

    /** The unit roundoff of double precision. */
    private static final double ROUNDOFF = 0x1p-53;
    /** Beside a place where the slope has no bound, as the root has at 0, an error e of an argument makes one of √e. */
    private static final double STEEPEST = 0x1p26;

    private ErrorScale() {}

    /** A scale that is as large as a number can be, at most; that of an exact value where it came from 0 · ∞. */
    static double finite(double scale, double value) {
        return Double.isNaN(scale) ? Math.abs(value) : Math.min(scale, Double.MAX_VALUE);
    }

    /** What an argument's scale makes of a value's, through a slope. */
    static double through(double slope, double scale) {
        double steepness = Math.abs(slope);
        return scale == 0 || steepness == 0 ? 0 : scale * (steepness <= Double.MAX_VALUE ? steepness : STEEPEST);
    }

    /** That of a product. What both errors make together counts where both values are rounding. */
    static double ofProduct(double a, double scaleOfA, double b, double scaleOfB) {
        double own = a == 0 || b == 0 ? 0 : ofResult(a * b);
        return scaleOfA * Math.abs(b) + scaleOfB * Math.abs(a) + scaleOfA * scaleOfB * ROUNDOFF + own;
    }

    /** What rounding a result that is not 0 adds: an absolute error, where it is so small that digits are lost. */
    static double ofResult(double value) {
        return Math.max(Math.abs(value), Double.MIN_NORMAL);
    }

    /**
     * The same for xⁿ. The slope n xⁿ⁻¹ alone may be too large for a number where the error is small: n xⁿ · (scale/x) is the
     * same product. Near 0, a root has at most the error of the root of the argument's error; a higher power has at least the
     * power of it.
     */
    static double ofPower(double x, double scale, double n, double value) {
        double own = x == 0 ? Math.abs(value) : ofResult(value);
        return own + (scale == 0 || n == 0 ? 0 : ofBase(x, scale, n, value));
    }

    private static double ofBase(double x, double scale, double n, double value) {
        double most = n > 0 && n < 1 ? Math.pow(scale, n) * Math.pow(ROUNDOFF, n - 1) : Double.MAX_VALUE;
        double linear = x == 0 ? (n == 1 ? scale : n > 1 ? 0 : most) : Math.abs(n * value) * (scale / Math.abs(x));
        double least = n > 1 && Math.abs(x) <= scale * ROUNDOFF ? scale * Math.pow(scale * ROUNDOFF, n - 1) : 0;
        return Math.min(linear + least, most);
    }
}
