package chainrule.symbolic;

/**
 * erf(x) = 2/√π ∫₀ˣ e^(−t²) dt, to about 1e-15: the Maclaurin series with positive terms where |x| is below 3 (DLMF
 * 7.6.2), Laplace's continued fraction of erfc above (DLMF 7.9.1). Slow and obvious: it is an oracle.
 */
final class ErrorFunction {

    private ErrorFunction() {}

    static double erf(double x) {
        double a = Math.abs(x);
        double value = a < 3 ? series(a) : a < 6.5 ? 1 - fraction(a) : 1;
        return Double.isNaN(x) ? x : Math.copySign(value, x);
    }

    /** e^(x²) (1 − erf x); the continued fraction has no exponential that could vanish. */
    static double erfcx(double x) {
        return x < 0.7 ? Math.exp(x * x) * (1 - erf(x)) : 1 / Math.sqrt(Math.PI) / continued(x);
    }

    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > 1e-18 * sum; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    private static double fraction(double x) {
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / continued(x);
    }

    private static double continued(double x) {
        double f = x;
        for (int k = 1000; k >= 1; k--) {
            f = x + k / 2.0 / f;
        }
        return f;
    }
}
