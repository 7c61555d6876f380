package chainrule.precision;

import ch.obermuhlner.math.big.BigDecimalMath;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * The error function and its scaled complement to many digits, by the series of positive terms erf(x) = 2/√π e^(−x²) Σ 2ⁿ
 * x^(2n + 1)/(1·3·…·(2n + 1)) (NIST Digital Library of Mathematical Functions, 7.6.2).
 */
final class ErrorFunctions {

    /** Farther away the series has more terms than a value is worth. */
    private static final BigDecimal FARTHEST = BigDecimal.valueOf(100);
    private static final double DIGITS_OF_E = 0.4343;

    private final MathContext context;

    ErrorFunctions(MathContext context) {
        this.context = context;
    }

    BigDecimal erf(BigDecimal x) {
        if (x.abs().compareTo(FARTHEST) > 0) {
            throw new ArithmeticException("the error function of a large number");
        }
        return product(x, context).round(context);
    }

    private static BigDecimal product(BigDecimal x, MathContext digits) {
        BigDecimal factor = BigDecimal.valueOf(2).divide(BigDecimalMath.sqrt(BigDecimalMath.pi(digits), digits), digits);
        return factor.multiply(BigDecimalMath.exp(x.multiply(x).negate(), digits), digits).multiply(series(x, digits), digits);
    }

    private static BigDecimal series(BigDecimal x, MathContext digits) {
        BigDecimal square = x.multiply(x, digits).multiply(BigDecimal.valueOf(2));
        BigDecimal term = x;
        BigDecimal sum = x;
        for (int n = 1; term.signum() != 0 && exponent(sum) - exponent(term) <= digits.getPrecision(); n++) {
            term = term.multiply(square, digits).divide(BigDecimal.valueOf(2L * n + 1), digits);
            sum = sum.add(term, digits);
        }
        return sum;
    }

    private static int exponent(BigDecimal x) {
        return x.precision() - x.scale();
    }

    /** 1 − erf x cancels where x is large, so it has as many more digits as e^(−x²) has zeros. */
    BigDecimal erfcx(BigDecimal x) {
        if (x.abs().compareTo(FARTHEST) > 0) {
            throw new ArithmeticException("the error function of a large number");
        }
        double square = x.doubleValue() * x.doubleValue();
        MathContext more = new MathContext(context.getPrecision() + 10 + (int) Math.ceil(square * DIGITS_OF_E));
        BigDecimal complement = BigDecimal.ONE.subtract(product(x, more), more);
        return BigDecimalMath.exp(x.multiply(x), more).multiply(complement, context);
    }
}
