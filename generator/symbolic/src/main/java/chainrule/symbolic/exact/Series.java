package chainrule.symbolic.exact;

import chainrule.symbolic.Rational;
import java.math.BigInteger;

/** Functions by their power series, which converge where the argument is divisible by the prime. */
final class Series {

    private static final Padic ONE = Padic.of(1);
    private static final BigInteger ORDER = Padic.PRIME.subtract(BigInteger.ONE);

    private Series() {}

    /** 1/n and 1/n! for n from 1 on; in the place of 0 stand 0 and 1. */
    private static final Padic[] INVERSES = new Padic[Padic.DIGITS];

    private static final Padic[] FACTORIALS = new Padic[Padic.DIGITS];

    static {
        INVERSES[0] = Padic.of(0);
        FACTORIALS[0] = Padic.of(1);
        for (int n = 1; n < Padic.DIGITS; n++) {
            INVERSES[n] = Padic.of(n).inverse();
            FACTORIALS[n] = FACTORIALS[n - 1].times(INVERSES[n]);
        }
    }

    /** A coefficient of a power series; null for 0. */
    private interface Coefficient {
        Padic of(int n);
    }

    /** Σ cₙ xⁿ, as far as there are digits. */
    private static Padic sum(Padic argument, Coefficient coefficients) {
        requireSmall(argument);
        Padic x = argument.with(Lost.NOTHING);
        Padic sum = Padic.of(0);
        Padic power = Padic.of(1);
        for (int n = 0; n == 0 || n * x.valuation() < Padic.DIGITS; n++) {
            power = n == 0 ? power : power.times(x);
            Padic c = coefficients.of(n);
            sum = c == null ? sum : sum.plus(power.times(c));
        }
        return sum.minus(unknown(x)).with(argument.lost().through(0));
    }

    /** 0, known as far as an argument is. */
    private static Padic unknown(Padic x) {
        return x.minus(x);
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
        Padic power = sum(x.with(Lost.NOTHING), n -> FACTORIALS[n]);
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
            return log1p(unit.minus(ONE)).with(lost);
        }
        BigInteger root = x.digits().modPow(ORDER, Padic.primeToThe(known));
        Padic logarithm = log1p(new Padic(root, 0, known, Lost.NOTHING).minus(ONE)).dividedBy(Padic.of(ORDER));
        Padic factor = x.with(Lost.NOTHING).dividedBy(sum(logarithm, n -> FACTORIALS[n]));
        return logarithm.with(lost.plus(Lost.logarithmOf(factor)));
    }

    private static Padic log1p(Padic x) {
        return sum(x, n -> n % 2 == 0 ? INVERSES[n].negate() : INVERSES[n]);
    }

    static Padic sin(Padic x) {
        return sum(x, n -> inTurn(n, 1, FACTORIALS[n]));
    }

    static Padic cos(Padic x) {
        return sum(x, n -> inTurn(n, 0, FACTORIALS[n]));
    }

    static Padic atan(Padic x) {
        return sum(x, n -> inTurn(n, 1, INVERSES[n]));
    }

    /** Σ (2k)! / (4^k (k!)² (2k + 1)) x^(2k+1). */
    static Padic asin(Padic argument) {
        requireSmall(argument);
        Padic x = argument.with(Lost.NOTHING);
        Padic sum = Padic.of(0);
        Padic term = x;
        for (int k = 0; (2 * k + 1) * x.valuation() < Padic.DIGITS; k++) {
            sum = sum.plus(term.dividedBy(Padic.of(2L * k + 1)));
            term = term.times(x).times(x).times(Padic.of(Rational.of(2L * k + 1, 2L * k + 2)));
        }
        return sum.minus(unknown(x)).with(argument.lost().through(0));
    }

    /** √π/2 · erf(x) = Σ (−1)^k x^(2k+1) / (k! (2k + 1)). */
    static Padic halfErf(Padic x) {
        return sum(x, n -> inTurn(n, 1, FACTORIALS[n / 2].times(INVERSES[n])));
    }

    /** A coefficient of every second power, with signs in turn. */
    private static Padic inTurn(int n, int parity, Padic size) {
        if (n % 2 != parity) {
            return null;
        }
        return (n - parity) % 4 == 0 ? size : size.negate();
    }
}
