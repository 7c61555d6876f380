package chainrule.precision;

import chainrule.runtime.FloatMath;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.Locale;

/** The floating-point numbers of generated code; an operation gives the same bits as there. */
public enum Precision implements Arithmetic<Double> {
    /** Each operation in double precision, then rounded: the same as in single precision (Figueroa, 1995). */
    FLOAT(24) {
        @Override
        public double round(double x) {
            return (float) x;
        }

        @Override
        public double ulp(double x) {
            return Math.ulp((float) x);
        }

        @Override
        double value(ElementaryFunction f, double[] x) {
            return switch (f) {
                case EXP -> FloatMath.exp((float) x[0]);
                case LOG -> FloatMath.log((float) x[0]);
                case LOG1P -> FloatMath.log1p((float) x[0]);
                case EXPM1 -> FloatMath.expm1((float) x[0]);
                case TANH -> FloatMath.tanh((float) x[0]);
                default -> f.value(x);
            };
        }
    },
    DOUBLE(53) {
        @Override
        public double round(double x) {
            return x;
        }

        @Override
        public double ulp(double x) {
            return Math.ulp(x);
        }

        @Override
        double value(ElementaryFunction f, double[] x) {
            return f.value(x);
        }
    };

    private final int digits;

    Precision(int digits) {
        this.digits = digits;
    }

    /** The nearest number of this precision. */
    public abstract double round(double x);

    /** The unit in the last place of the nearest number of this precision. */
    public abstract double ulp(double x);

    abstract double value(ElementaryFunction f, double[] x);

    /** The error, in units of the last place, beyond which less than half of the binary digits are right. */
    public double halfOfDigits() {
        return Math.scalb(1.0, digits / 2);
    }

    /** Java's name of the type. */
    public String type() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Double of(Rational value) {
        return round(value.doubleValue());
    }

    @Override
    public Double of(double value) {
        return round(value);
    }

    @Override
    public Double plus(Double a, Double b) {
        return round(a + b);
    }

    @Override
    public Double minus(Double a, Double b) {
        return round(a - b);
    }

    @Override
    public Double times(Double a, Double b) {
        return round(a * b);
    }

    @Override
    public Double divide(Double a, Double b) {
        return round(a / b);
    }

    @Override
    public Double power(Double base, Rational exponent) {
        return round(exponent.equals(Rational.HALF) ? Math.sqrt(base) : Math.pow(base, exponent.doubleValue()));
    }

    @Override
    public Double apply(ElementaryFunction function, List<Double> arguments) {
        return round(value(function, arguments.stream().mapToDouble(x -> x).toArray()));
    }

    @Override
    public boolean isZero(Double value) {
        return value == 0;
    }
}
