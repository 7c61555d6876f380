package chainrule.symbolic.eval;

import chainrule.symbolic.ElementaryFunction;

/**
 * Slopes of elementary functions as numbers: how an error of an argument shows in the value, and how a tangent goes on. They are
 * written down apart from the table of differentials, which they serve to check.
 */
final class Slopes {

    private Slopes() {}

    /** ∂f/∂a or ∂f/∂b at (a, b); at a kink the mean of those beside it. */
    static double of(ElementaryFunction f, boolean first, double a, double b) {
        return switch (f) {
            case EXP -> Math.exp(a);
            case LOG -> 1 / a;
            case LOG1P -> 1 / (1 + a);
            case EXPM1 -> Math.exp(a);
            case SIN -> Math.cos(a);
            case COS -> -Math.sin(a);
            case TAN -> 1 / (Math.cos(a) * Math.cos(a));
            case ASIN -> 1 / Math.sqrt((1 - a) * (1 + a));
            case ACOS -> -1 / Math.sqrt((1 - a) * (1 + a));
            case ATAN -> 1 / (1 + a * a);
            case SINH -> Math.cosh(a);
            case COSH -> Math.sinh(a);
            case TANH -> 1 / (Math.cosh(a) * Math.cosh(a));
            case ERF -> 2 / Math.sqrt(Math.PI) * Math.exp(-a * a);
            case ERFCX -> 2 * (a * f.value(a) - 1 / Math.sqrt(Math.PI));
            case ABS -> Math.signum(a);
            case MAX -> share(first ? a - b : b - a);
            case MIN -> share(first ? b - a : a - b);
            case POWER -> first ? powerByBase(a, b) : powerByExponent(a, b);
            case SIGN, FLOOR, CEIL, ROUND, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> 0;
        };
    }

    /** The part in the slope of the larger of two numbers that leads by so much. */
    private static double share(double lead) {
        return lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
    }

    /** ∂xⁿ/∂x. */
    static double powerByBase(double x, double n) {
        return n == 0 ? 0 : n == 1 ? 1 : n * Math.pow(x, n - 1);
    }

    private static double powerByExponent(double x, double n) {
        return x == 0 ? 0 : Math.pow(x, n) * Math.log(x);
    }
}
