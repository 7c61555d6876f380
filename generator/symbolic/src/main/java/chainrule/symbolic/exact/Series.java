package chainrule.symbolic.exact;

import chainrule.symbolic.Rational;
import java.math.BigInteger;

/** Functions by their power series, which converge where the argument is divisible by the prime. */
final class Series {

    private static final Padic ZERO = Padic.of(0);
    private static final Padic ONE = Padic.of(1);
    private static final BigInteger ORDER = Padic.PRIME.subtract(BigInteger.ONE);

    private static final Padic INVERSE_ORDER = Padic.of(ORDER).inverse();
    private static final Padic[] INVERSE_FACTORIALS = inverseFactorials();

    private Series() {}

    /** Coefficients of a power series that stand for fractions, as whole numbers modulo a power of the prime. */
    private static BigInteger[] coefficients(Coefficient c) {
        BigInteger[] all = new BigInteger[Padic.DIGITS];
        for (int n = 0; n < all.length; n++) {
            Padic value = c.of(n);
            all[n] = value.digits();
        }
        return all;
    }

    /** A coefficient of a power series: 0 or a fraction without the prime in it. */
    private interface Coefficient {
        Padic of(int n);
    }

    private static final BigInteger[] EXP = coefficients(Series::inverseFactorial);
    private static final BigInteger[] LOG = coefficients(n -> n == 0 ? ZERO : n % 2 == 0 ? inverse(n).negate() : inverse(n));
    /** Coefficients that few terms need: made when one does. */
    private static final class OfAngles {
        private static final BigInteger[] SIN = coefficients(n -> inTurn(n, 1, inverseFactorial(n)));
        private static final BigInteger[] COS = coefficients(n -> inTurn(n, 0, inverseFactorial(n)));
        private static final BigInteger[] ATAN = coefficients(n -> n == 0 ? ZERO : inTurn(n, 1, inverse(n)));
        /** (2k)! / (4^k (k!)² (2k + 1)) of x^(2k+1). */
        private static final BigInteger[] ASIN = coefficients(Series::asinCoefficient);
    }

    /** The same for the error function. */
    private static final class OfErrors {
        /** (−1)^k / (k! (2k + 1)) of x^(2k+1). */
        private static final BigInteger[] ERF =
                coefficients(n -> n == 0 ? ZERO : inTurn(n, 1, inverseFactorial(n / 2).times(inverse(n))));
    }

    private static Padic inverse(int n) {
        return Padic.of(n).inverse();
    }

    private static Padic inverseFactorial(int n) {
        return INVERSE_FACTORIALS[n];
    }

    private static Padic[] inverseFactorials() {
        Padic[] all = new Padic[Padic.DIGITS];
        all[0] = ONE;
        for (int n = 1; n < all.length; n++) {
            all[n] = all[n - 1].times(inverse(n));
        }
        return all;
    }

    /** A coefficient of every second power, with signs in turn. */
    private static Padic inTurn(int n, int parity, Padic size) {
        if (n % 2 != parity) {
            return ZERO;
        }
        return (n - parity) % 4 == 0 ? size : size.negate();
    }

    private static Padic asinCoefficient(int n) {
        if (n % 2 == 0) {
            return ZERO;
        }
        Padic central = ONE;
        for (int k = 1; k <= n / 2; k++) {
            central = central.times(Padic.of(Rational.of(2L * k - 1, 2L * k)));
        }
        return central.times(inverse(n));
    }

    /** Σ cₙ xⁿ, as far as there are digits, by Horner's rule: the inner terms need fewer of them. */
    private static Padic sum(Padic x, BigInteger[] coefficients) {
        requireSmall(x);
        int known = Math.min(x.precision(), Padic.DIGITS);
        BigInteger argument = x.digits().multiply(Padic.primeToThe(x.valuation()));
        BigInteger sum = BigInteger.ZERO;
        for (int n = (known - 1) / x.valuation(); n >= 0; n--) {
            BigInteger modulus = Padic.primeToThe(known - n * x.valuation());
            sum = sum.multiply(argument).add(coefficients[n]).mod(modulus);
        }
        return Padic.of(sum, known).with(x.lost().through(0));
    }

    private static void requireSmall(Padic x) {
        if (x.valuation() < 1) {
            throw new NotExactException("a series that does not converge");
        }
    }

    /** e^x; e^(x + y) = e^x e^y, e^log x = x. */
    static Padic exp(Padic x) {
        if (x.lost().isTooMuch()) {
            throw new NotExactException("an exponential of a part of a logarithm");
        }
        Padic power = sum(x.with(Lost.NOTHING), EXP);
        Padic factor = x.lost().factor();
        return (factor == null ? power : power.times(factor)).with(x.lost().withoutFactor());
    }

    /** Iwasawa's logarithm: log(x y) = log x + log y for all x and y that are not 0, log p = 0, log ζ = 0 for roots of unity. */
    static Padic log(Padic x) {
        if (x.isZero()) {
            throw new NotExactException("a logarithm of 0");
        }
        int known = x.precision() - x.valuation();
        Padic unit = new Padic(x.digits(), 0, known, Lost.NOTHING);
        Lost lost = x.lost().through(-x.valuation());
        if (unit.minus(ONE).valuation() >= 1 && x.valuation() == 0) {
            return sum(unit.minus(ONE), LOG).with(lost);
        }
        BigInteger root = x.digits().modPow(ORDER, Padic.primeToThe(known));
        Padic logarithm = sum(new Padic(root, 0, known, Lost.NOTHING).minus(ONE), LOG).times(INVERSE_ORDER);
        Padic factor = x.with(Lost.NOTHING).dividedBy(sum(logarithm, EXP));
        return logarithm.with(lost.plus(Lost.logarithmOf(factor)));
    }

    static Padic sin(Padic x) {
        return sum(x, OfAngles.SIN);
    }

    static Padic cos(Padic x) {
        return sum(x, OfAngles.COS);
    }

    static Padic atan(Padic x) {
        return sum(x, OfAngles.ATAN);
    }

    static Padic asin(Padic x) {
        return sum(x, OfAngles.ASIN);
    }

    /** √π/2 · erf(x). */
    static Padic halfErf(Padic x) {
        return sum(x, OfErrors.ERF);
    }
}
