package chainrule.lowering;

import chainrule.plan.Scalar;
import chainrule.symbolic.Add;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.function.Function;

/** coefficient · a · b² / (√c · d): powers by products, quotients and square roots where they are simple. */
final class Products {

    private static final int LONGEST_PRODUCT = 4;
    private static final double SMALLEST_COEFFICIENT = 1e-12;

    private Products() {}

    /**
     * @param first what the factors are multiplied to, or null
     * @param lower the base of a factor as a scalar, with its exponent where it is an exponential
     */
    static Scalar of(Rational coefficient, List<Mul.Factor> factors, Scalar first, Function<Mul.Factor, Scalar> lower) {
        return of(coefficient, Rational.ONE, factors, first, lower);
    }

    /** The same divided by a number, as a mean is. */
    static Scalar of(
            Rational coefficient,
            Rational divisor,
            List<Mul.Factor> factors,
            Scalar first,
            Function<Mul.Factor, Scalar> lower) {
        Scalar above = first;
        Scalar below = null;
        for (Mul.Factor f : factors) {
            Scalar base = lower.apply(f);
            if (f.isExponential()) {
                above = times(above, base);
            } else if (f.exponent().signum() > 0) {
                above = times(above, power(base, f.exponent()));
            } else {
                below = times(below, power(base, f.exponent().negate()));
            }
        }
        return signed(coefficient, above, divisor.isOne() ? below : times(below, new Scalar.Literal(divisor)));
    }

    /**
     * The sum that a coefficient goes back into, or null. Sums among factors have whole coefficients without a common divisor;
     * where these are so large that a float comes near its limits, the original sum is better.
     */
    static Mul.Factor rescaled(Mul e) {
        double size = Math.abs(e.coefficient().doubleValue());
        if (size > SMALLEST_COEFFICIENT) {
            return null;
        }
        return e.factors().stream()
                .filter(f -> f.base() instanceof Add && f.exponent().isOne())
                .findFirst()
                .orElse(null);
    }

    private static Scalar signed(Rational coefficient, Scalar above, Scalar below) {
        boolean negative = coefficient.signum() < 0;
        Rational size = coefficient.abs();
        Scalar numerator = above == null
                ? new Scalar.Literal(size)
                : size.isOne() ? above : times(new Scalar.Literal(size), above);
        Scalar value = below == null ? numerator : new Scalar.Binary(Scalar.Operator.DIVIDE, numerator, below);
        return negative ? new Scalar.Negate(value) : value;
    }

    private static Scalar times(Scalar a, Scalar b) {
        return a == null ? b : b == null ? a : new Scalar.Binary(Scalar.Operator.MULTIPLY, a, b);
    }

    /** Whether a power reads its base more than once. */
    static boolean repeats(Rational exponent) {
        Rational size = exponent.abs();
        return isShort(size) && size.compareTo(Rational.ONE) > 0;
    }

    private static boolean isShort(Rational exponent) {
        return (exponent.isInteger() || exponent.denominator().intValue() == 2)
                && exponent.compareTo(Rational.of(LONGEST_PRODUCT)) <= 0;
    }

    /** A positive power: x · x, √x, x · √x, or the general one. */
    private static Scalar power(Scalar base, Rational exponent) {
        if (!isShort(exponent)) {
            return new Scalar.Power(base, exponent);
        }
        Scalar result = exponent.isInteger() ? null : new Scalar.Power(base, Rational.HALF);
        int whole = exponent.numerator().divide(exponent.denominator()).intValue();
        for (int k = 0; k < whole; k++) {
            result = times(base, result);
        }
        return result;
    }
}
