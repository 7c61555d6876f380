package chainrule.symbolic.exact;

import chainrule.symbolic.Rational;

/**
 * A p-adic number with a real one beside it that is computed in the same way. The p-adic number says whether two terms are
 * equal; the real one says on which side of a kink the point lies, for p-adic numbers have no order. What is equal for all
 * reals on one side of its kinks is equal as a formula there, and so for p-adic numbers, wherever these are.
 */
public record ExactNumber(Padic padic, double real) {

    /** Reals that are nearer to each other than this, in proportion, have no order that rounding leaves sure. */
    private static final double BLUR = 1e-9;
    private static final double LEAST = 1e-12;
    /** Two numbers of which so many digits are known, and all the same, are equal. */
    private static final int ENOUGH = 8;
    /** A longer exponent would make numbers of millions of digits. */
    private static final int MOST_BITS = 12;

    public static ExactNumber of(long whole) {
        return new ExactNumber(Padic.of(whole), whole);
    }

    static ExactNumber of(Rational value) {
        return new ExactNumber(Padic.of(value), value.doubleValue());
    }

    static ExactNumber truth(boolean holds) {
        return of(holds ? 1 : 0);
    }

    boolean isZero() {
        return padic.isZero();
    }

    public ExactNumber plus(ExactNumber other) {
        return new ExactNumber(padic.plus(other.padic), real + other.real);
    }

    public ExactNumber minus(ExactNumber other) {
        return new ExactNumber(padic.minus(other.padic), real - other.real);
    }

    public ExactNumber times(ExactNumber other) {
        return new ExactNumber(padic.times(other.padic), real * other.real);
    }

    /** @throws NotExactException for a division by 0 */
    public ExactNumber dividedBy(ExactNumber other) {
        return new ExactNumber(padic.dividedBy(other.padic), real / other.real);
    }

    /** The same number after an infinitesimal step: the real one stays on its side of every kink. */
    public ExactNumber movedBy(Padic step) {
        return new ExactNumber(padic.plus(step), real);
    }

    /** The same number, known to no more than a power of the prime. */
    public ExactNumber upTo(int precision) {
        return new ExactNumber(padic.upTo(precision), real);
    }

    /** @throws NotExactException if the exponent is longer than any that a derivation works with */
    ExactNumber power(Rational exponent) {
        if (exponent.numerator().bitLength() > MOST_BITS || exponent.denominator().bitLength() > MOST_BITS) {
            throw new NotExactException("a power of " + exponent);
        }
        Padic p = exponent.isInteger()
                ? padic.power(exponent.numerator().longValueExact())
                : padic.root(exponent.denominator().intValueExact()).power(exponent.numerator().longValueExact());
        double n = exponent.doubleValue();
        return new ExactNumber(p, n == 0.5 ? Math.sqrt(real) : Math.pow(real, n));
    }

    /** Whether two numbers are the same, as far as digits are known. */
    boolean isEqualTo(ExactNumber other) {
        Padic difference = padic.minus(other.padic);
        if (difference.isZero() && difference.precision() < ENOUGH) {
            throw new NotExactException("too few digits to tell numbers apart");
        }
        return difference.isZero();
    }

    /**
     * The sign of this minus other, on the real side.
     *
     * @throws NotExactException if rounding leaves it open
     */
    int order(ExactNumber other) {
        if (isEqualTo(other)) {
            return 0;
        }
        double difference = real - other.real;
        if (!(Math.abs(difference) > LEAST + BLUR * Math.max(Math.abs(real), Math.abs(other.real)))) {
            throw new NotExactException("an order that rounding leaves open");
        }
        return difference > 0 ? 1 : -1;
    }
}
