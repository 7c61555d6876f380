package chainrule.plan.run;

import chainrule.runtime.ElementType;
import chainrule.runtime.ElementaryMath;
import chainrule.runtime.FloatMath;
import chainrule.symbolic.ElementaryFunction;

/**
 * Numbers of an element type, held in doubles: a float is a double that is rounded after each operation. A sum, product, quotient
 * or root of floats that is rounded to a double, then to a float, is the float that is nearest (S. Figueroa: When is double
 * rounding innocuous?, ACM SIGNUM Newsletter 30(3), 1995).
 */
enum Arithmetic {
    FLOAT {
        @Override
        double round(double x) {
            return (float) x;
        }

        @Override
        double apply(ElementaryFunction f, double x) {
            return switch (f) {
                case EXP -> FloatMath.exp((float) x);
                case LOG -> FloatMath.log((float) x);
                case LOG1P -> FloatMath.log1p((float) x);
                case EXPM1 -> FloatMath.expm1((float) x);
                case TANH -> FloatMath.tanh((float) x);
                default -> (float) DOUBLE.apply(f, x);
            };
        }
    },
    DOUBLE {
        @Override
        double round(double x) {
            return x;
        }

        @Override
        double apply(ElementaryFunction f, double x) {
            return switch (f) {
                case EXP -> Math.exp(x);
                case LOG -> Math.log(x);
                case LOG1P -> Math.log1p(x);
                case EXPM1 -> Math.expm1(x);
                case TANH -> Math.tanh(x);
                case SIN -> Math.sin(x);
                case COS -> Math.cos(x);
                case TAN -> Math.tan(x);
                case ASIN -> Math.asin(x);
                case ACOS -> Math.acos(x);
                case ATAN -> Math.atan(x);
                case SINH -> Math.sinh(x);
                case COSH -> Math.cosh(x);
                case ERF -> ElementaryMath.erf(x);
                case ERFCX -> ElementaryMath.erfcx(x);
                case ABS -> Math.abs(x);
                case SIGN -> Math.signum(x);
                case FLOOR -> Math.floor(x);
                case CEIL -> Math.ceil(x);
                case ROUND -> Math.rint(x);
                case MAX, MIN, POWER, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT ->
                    throw new IllegalStateException(f + " is no function of one number");
            };
        }
    };

    static Arithmetic of(ElementType type) {
        return switch (type) {
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case INT -> throw new IllegalArgumentException("a network calculates in FLOAT or DOUBLE");
        };
    }

    /** The nearest number of this type. */
    abstract double round(double x);

    abstract double apply(ElementaryFunction f, double x);

    double apply(ElementaryFunction f, double x, double y) {
        return switch (f) {
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
            case POWER -> round(Math.pow(x, y));
            default -> throw new IllegalStateException(f + " is no function of two numbers");
        };
    }
}
