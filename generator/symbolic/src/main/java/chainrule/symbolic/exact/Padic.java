package chainrule.symbolic.exact;

import chainrule.symbolic.Rational;
import java.math.BigInteger;
import java.util.Random;

/**
 * A p-adic number, known up to a power of the prime: digits · p^valuation + O(p^precision).
 *
 * @param digits coprime to the prime, below p^(precision − valuation); 0 where no digit is known
 * @param valuation the power of the prime in the number; the precision for 0
 * @param precision the power of the prime from which on nothing is known
 * @param lost what logarithms have lost of the number
 */
public record Padic(BigInteger digits, int valuation, int precision, Lost lost) {

    /**
     * So large that nothing is divisible by it by chance. It is 7 modulo 8, and all primes below 25 are squares modulo it, but −1 is
     * not: squares modulo it multiply as positive numbers do, and each has one square root, and one cube root, that is a square.
     */
    static final BigInteger PRIME = BigInteger.valueOf(2_147_481_311);

    private static final BigInteger HALF_ORDER = PRIME.subtract(BigInteger.ONE).shiftRight(1);
    /** How many digits a number has that is given exactly. */
    static final int DIGITS = 16;

    private static final BigInteger[] POWERS = powers();

    private static final Padic MINUS_ONE = of(-1);

    private static BigInteger[] powers() {
        BigInteger[] powers = new BigInteger[4 * DIGITS];
        powers[0] = BigInteger.ONE;
        for (int k = 1; k < powers.length; k++) {
            powers[k] = powers[k - 1].multiply(PRIME);
        }
        return powers;
    }

    static BigInteger primeToThe(int k) {
        return k < POWERS.length ? POWERS[k] : PRIME.pow(k);
    }

    private static Padic of(BigInteger digits, int valuation, int precision, Lost lost) {
        if (precision <= valuation) {
            return new Padic(BigInteger.ZERO, precision, precision, lost);
        }
        BigInteger rest = digits.mod(primeToThe(precision - valuation));
        if (rest.signum() == 0) {
            return new Padic(rest, precision, precision, lost);
        }
        int more = 0;
        for (BigInteger[] q = rest.divideAndRemainder(PRIME); q[1].signum() == 0; q = rest.divideAndRemainder(PRIME)) {
            rest = q[0];
            more++;
        }
        return new Padic(rest, valuation + more, precision, lost);
    }

    /** A whole number that is known modulo a power of the prime. */
    static Padic of(BigInteger whole, int precision) {
        return of(whole, 0, precision, Lost.NOTHING);
    }

    static Padic of(BigInteger whole) {
        return of(whole, 0, DIGITS, Lost.NOTHING);
    }

    public static Padic of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    static Padic of(Rational value) {
        return value.isInteger()
                ? of(value.numerator())
                : of(value.numerator()).dividedBy(of(value.denominator()));
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof Padic p
                        && valuation == p.valuation
                        && precision == p.precision
                        && digits.equals(p.digits)
                        && lost.equals(p.lost);
    }

    @Override
    public int hashCode() {
        return 31 * digits.hashCode() + valuation;
    }

    /** Whether no digit is known to differ from 0. */
    public boolean isZero() {
        return digits.signum() == 0;
    }

    public Padic plus(Padic other) {
        if (valuation > other.valuation) {
            return other.plus(this);
        }
        int low = valuation;
        int known = Math.min(precision, other.precision);
        // What begins behind the last known digit adds none.
        BigInteger sum = other.valuation < known
                ? digits.add(other.digits.multiply(primeToThe(other.valuation - low)))
                : digits;
        // Where one of two numbers has a lower valuation, the sum has it.
        return low < other.valuation && low < known
                ? new Padic(sum.mod(primeToThe(known - low)), low, known, lost.plus(other.lost))
                : of(sum, low, known, lost.plus(other.lost));
    }

    Padic negate() {
        BigInteger negative = isZero() ? digits : primeToThe(precision - valuation).subtract(digits);
        return new Padic(negative, valuation, precision, lost.times(MINUS_ONE));
    }

    public Padic minus(Padic other) {
        return plus(other.negate());
    }

    public Padic times(Padic other) {
        int known = Math.min(valuation + other.precision, other.valuation + precision);
        int low = valuation + other.valuation;
        Lost both = lost.times(other).plus(other.lost.times(this));
        // The product of two numbers that the prime does not divide is one.
        return known <= low
                ? new Padic(BigInteger.ZERO, known, known, both)
                : new Padic(digits.multiply(other.digits).mod(primeToThe(known - low)), low, known, both);
    }

    /** @throws NotExactException for 0 */
    Padic inverse() {
        if (isZero()) {
            throw new NotExactException("a division by 0");
        }
        int known = precision - valuation;
        BigInteger inverse = digits.modInverse(PRIME);
        for (int right = 1; right < known; right *= 2) {
            // Newton's step for 1/r = x doubles the digits.
            BigInteger modulus = primeToThe(Math.min(known, 2 * right));
            inverse = inverse.multiply(BigInteger.TWO.subtract(digits.multiply(inverse).mod(modulus))).mod(modulus);
        }
        return of(inverse, -valuation, known - valuation, lost.through(-2 * valuation));
    }

    public Padic dividedBy(Padic other) {
        return times(other.inverse());
    }

    Padic power(long n) {
        Padic base = n < 0 ? inverse() : this;
        Padic product = of(1);
        for (long k = Math.abs(n); k > 0; k >>= 1) {
            product = (k & 1) == 1 ? product.times(base) : product;
            base = base.times(base);
        }
        return product;
    }

    /** The same number, known to no more than a power of the prime. */
    public Padic upTo(int most) {
        return of(digits, valuation, Math.min(precision, most), lost);
    }

    /** The number whose known digits are all that it has. */
    public Padic lifted() {
        return of(digits, valuation, DIGITS, lost);
    }

    Padic with(Lost other) {
        return new Padic(digits, valuation, precision, other);
    }

    /** The number if it is whole and no larger than a limit; 0 for any other. */
    int asSmallInteger(int limit) {
        if (precision != DIGITS || valuation != 0 || lost != Lost.NOTHING) {
            return 0;
        }
        BigInteger least = digits.testBit(primeToThe(DIGITS).bitLength() - 2) ? digits.subtract(primeToThe(DIGITS)) : digits;
        return least.bitLength() < 31 && Math.abs(least.intValue()) <= limit ? least.intValue() : 0;
    }

    /** p^k. */
    public static Padic ofPrime(int k) {
        return new Padic(BigInteger.ONE, k, k + DIGITS, Lost.NOTHING);
    }

    /** A random whole number that the prime does not divide, each digit as likely as another. */
    public static Padic unit(Random random) {
        return of(1 + random.nextInt(PRIME.intValueExact() - 1));
    }

    /** How many leading digits of two numbers are known to be the same; of two zeros, to how many digits they are known. */
    public int commonDigits(Padic other) {
        int first = isZero() && other.isZero() ? 0 : Math.min(valuation, other.valuation);
        return minus(other).valuation - first;
    }

    /** Whether two numbers are known to differ in one of their leading digits. */
    public boolean differs(Padic other, int digits) {
        return !minus(other).isZero() && commonDigits(other) < digits;
    }

    /** Whether the leading digit is a square: squares multiply, and small positive fractions are such. */
    boolean isSquare() {
        return !isZero() && digits.modPow(HALF_ORDER, PRIME).equals(BigInteger.ONE);
    }

    Padic sqrt() {
        return root(2);
    }

    /**
     * The n-th root of a square that is a square; ⁿ√(x y) = ⁿ√x ⁿ√y.
     *
     * @throws NotExactException if this is not a square, or has no such root or more than one
     */
    Padic root(int n) {
        BigInteger degree = BigInteger.valueOf(n);
        if (!isSquare() || valuation % n != 0 || !degree.gcd(HALF_ORDER).equals(BigInteger.ONE)) {
            throw new NotExactException("a root of what has none");
        }
        int known = precision - valuation;
        BigInteger root = digits.modPow(degree.modInverse(HALF_ORDER), PRIME);
        for (int right = 1; right < known; right *= 2) {
            // Newton's step for rⁿ = x doubles the digits.
            BigInteger modulus = primeToThe(Math.min(known, 2 * right));
            BigInteger slope = degree.multiply(root.modPow(degree.subtract(BigInteger.ONE), modulus)).modInverse(modulus);
            root = root.subtract(root.modPow(degree, modulus).subtract(digits).multiply(slope)).mod(modulus);
        }
        return of(root, valuation / n, valuation / n + known, lost.through(valuation / n - valuation));
    }
}
