package chainrule.precision;

import ch.obermuhlner.math.big.BigDecimalMath;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Decimal numbers, each operation to so many digits. Operations without a finite value throw ArithmeticException.
 */
public final class Decimals implements Arithmetic<BigDecimal> {

    /** Beyond this e^x has more digits before the point than are worth having. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(100_000);
    /** Below this the series of e^x − 1 and log(1 + x) need few terms, and 1 + x would lose digits. */
    private static final BigDecimal SMALL = new BigDecimal("0.01");

    private static final int DIGITS_OF_DOUBLE = 15;

    private final MathContext context;

    public Decimals(int digits) {
        this.context = new MathContext(digits, RoundingMode.HALF_EVEN);
    }

    @Override
    public BigDecimal of(Rational value) {
        return new BigDecimal(value.numerator()).divide(new BigDecimal(value.denominator()), context);
    }

    @Override
    public BigDecimal of(double value) {
        return finite(value);
    }

    private static BigDecimal finite(double value) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("not a finite number: " + value);
        }
        return new BigDecimal(value);
    }

    @Override
    public BigDecimal plus(BigDecimal a, BigDecimal b) {
        return a.add(b, context);
    }

    @Override
    public BigDecimal minus(BigDecimal a, BigDecimal b) {
        return a.subtract(b, context);
    }

    @Override
    public BigDecimal times(BigDecimal a, BigDecimal b) {
        return a.multiply(b, context);
    }

    @Override
    public BigDecimal divide(BigDecimal a, BigDecimal b) {
        return a.divide(b, context);
    }

    @Override
    public BigDecimal power(BigDecimal base, Rational exponent) {
        return exponent.equals(Rational.HALF)
                ? BigDecimalMath.sqrt(base, context)
                : BigDecimalMath.pow(base, of(exponent), context);
    }

    @Override
    public boolean isZero(BigDecimal value) {
        return value.signum() == 0;
    }

    @Override
    public BigDecimal apply(ElementaryFunction function, List<BigDecimal> arguments) {
        BigDecimal x = arguments.get(0);
        return switch (function) {
            case EXP -> exp(x);
            case LOG -> log(x);
            case LOG1P -> log1p(x);
            case EXPM1 -> expm1(x);
            case SIN -> BigDecimalMath.sin(x, context);
            case COS -> BigDecimalMath.cos(x, context);
            case TAN -> BigDecimalMath.tan(x, context);
            case ASIN -> BigDecimalMath.asin(x, context);
            case ACOS -> BigDecimalMath.acos(x, context);
            case ATAN -> BigDecimalMath.atan(x, context);
            case SINH -> divide(minus(exp(x), exp(x.negate())), BigDecimal.valueOf(2));
            case COSH -> divide(plus(exp(x), exp(x.negate())), BigDecimal.valueOf(2));
            case TANH -> tanh(x);
            case ERF -> new ErrorFunctions(context).erf(x);
            case ERFCX -> new ErrorFunctions(context).erfcx(x);
            case ABS -> x.abs();
            case SIGN -> BigDecimal.valueOf(x.signum());
            case FLOOR -> x.setScale(0, RoundingMode.FLOOR);
            case CEIL -> x.setScale(0, RoundingMode.CEILING);
            case ROUND -> x.setScale(0, RoundingMode.HALF_EVEN);
            case MAX -> x.max(arguments.get(1));
            case MIN -> x.min(arguments.get(1));
            case POWER -> BigDecimalMath.pow(x, arguments.get(1), context);
            case EQUAL -> truth(x.compareTo(arguments.get(1)) == 0);
            case LESS -> truth(x.compareTo(arguments.get(1)) < 0);
            case LESS_EQUAL -> truth(x.compareTo(arguments.get(1)) <= 0);
            case AND -> truth(x.signum() != 0 && arguments.get(1).signum() != 0);
            case OR -> truth(x.signum() != 0 || arguments.get(1).signum() != 0);
            case NOT -> truth(x.signum() == 0);
        };
    }

    private static BigDecimal truth(boolean holds) {
        return holds ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    private BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new ArithmeticException("e^x for a large x");
        }
        return BigDecimalMath.exp(x, context);
    }

    /** From the logarithm of a double by Halley's iteration on the exponential, which triples the digits; next to 1 as log1p. */
    private BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("a logarithm of what is not positive");
        }
        BigDecimal aboveOne = x.subtract(BigDecimal.ONE);
        if (aboveOne.abs().compareTo(SMALL) <= 0) {
            return log1p(aboveOne);
        }
        int exponent = exponent(x);
        double mantissa = x.scaleByPowerOfTen(-exponent).doubleValue();
        BigDecimal y = new BigDecimal(Math.log(mantissa) + exponent * Math.log(10));
        for (int digits = DIGITS_OF_DOUBLE; digits < context.getPrecision(); digits *= 3) {
            BigDecimal e = exp(y);
            y = plus(y, divide(times(BigDecimal.valueOf(2), minus(x, e)), plus(x, e)));
        }
        return y;
    }

    private BigDecimal tanh(BigDecimal x) {
        BigDecimal e = expm1(times(x, BigDecimal.valueOf(2)));
        return divide(e, plus(e, BigDecimal.valueOf(2)));
    }

    /** Σ xᵏ/k! from k = 1 where x is small. */
    private BigDecimal expm1(BigDecimal x) {
        if (x.abs().compareTo(SMALL) > 0) {
            return minus(exp(x), BigDecimal.ONE);
        }
        BigDecimal sum = x;
        BigDecimal term = x;
        for (int k = 2; isSeen(term, sum); k++) {
            term = divide(times(term, x), BigDecimal.valueOf(k));
            sum = plus(sum, term);
        }
        return sum;
    }

    /** −Σ (−x)ᵏ/k from k = 1 where x is small. */
    private BigDecimal log1p(BigDecimal x) {
        if (x.abs().compareTo(SMALL) > 0) {
            return log(plus(BigDecimal.ONE, x));
        }
        BigDecimal sum = x;
        BigDecimal power = x;
        for (int k = 2; isSeen(power, sum); k++) {
            power = times(power, x).negate();
            sum = plus(sum, divide(power, BigDecimal.valueOf(k)));
        }
        return sum;
    }

    /** Whether a term is large enough beside a sum for the next one to matter. */
    private boolean isSeen(BigDecimal term, BigDecimal sum) {
        return term.signum() != 0 && exponent(sum) - exponent(term) <= context.getPrecision();
    }

    private static int exponent(BigDecimal x) {
        return x.precision() - x.scale();
    }
}
