package chainrule.runtime;

/** Elementary functions that {@link Math} lacks. */
public final class ElementaryMath {
    private static final double ONE_OVER_SQRT_PI = 0.5641895835477562869;

    // Coefficients of the rational approximations in Cody's tables, the highest power first.
    private static final double[] SMALL_P = {
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3
    };
    private static final double[] SMALL_Q = {
        1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
    };
    private static final double[] MIDDLE_P = {
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3
    };
    private static final double[] MIDDLE_Q = {
        1.0,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3
    };
    private static final double[] LARGE_P = {
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4
    };
    private static final double[] LARGE_Q = {
        1.0,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3
    };

    private ElementaryMath() {}

    /**
     * The error function, 2/√π ∫₀ˣ exp(-u²) du, to a few units in the last place (W. J. Cody: Rational Chebyshev
     * approximations for the error function, Mathematics of Computation 23(107), 1969). NaN gives NaN.
     */
    public static double erf(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            return x * ratio(SMALL_P, SMALL_Q, x * x);
        }
        double tail = size <= 4 ? middleTail(size) : largeTail(size);
        return Math.copySign(1 - tail, x);
    }

    /**
     * The scaled complement of the error function, exp(x²) (1 - erf(x)), which is about 1/(x √π) where x is large: the same
     * approximations without their exponential. To 4 units in the last place from 0 on; below, to x² units more, for there
     * it is an exponential of x². NaN gives NaN.
     */
    public static double erfcx(double x) {
        double size = Math.abs(x);
        if (size <= 0.46875) {
            return Math.exp(x * x) * (1 - x * ratio(SMALL_P, SMALL_Q, x * x));
        }
        double scaled = size <= 4 ? ratio(MIDDLE_P, MIDDLE_Q, size) : scaledLargeTail(size);
        return x < 0 ? 2 * Math.exp(x * x) - scaled : scaled;
    }

    /** 1 - erf(x) for 0.46875 to 4. */
    private static double middleTail(double x) {
        return Math.exp(-x * x) * ratio(MIDDLE_P, MIDDLE_Q, x);
    }

    /** 1 - erf(x) from 4 on. */
    private static double largeTail(double x) {
        if (x > 6) {
            return 0; // less than half a unit in the last place of 1
        }
        return Math.exp(-x * x) * scaledLargeTail(x);
    }

    private static double scaledLargeTail(double x) {
        double y = 1 / x / x;
        return (ONE_OVER_SQRT_PI - y * ratio(LARGE_P, LARGE_Q, y)) / x;
    }

    private static double ratio(double[] numerator, double[] denominator, double x) {
        return polynomial(numerator, x) / polynomial(denominator, x);
    }

    private static double polynomial(double[] coefficients, double x) {
        double sum = 0;
        for (double coefficient : coefficients) {
            sum = sum * x + coefficient;
        }
        return sum;
    }
}
