package chainrule.symbolic.exact;

import chainrule.symbolic.Rational;
import java.math.BigInteger;
import java.util.function.LongFunction;

/** Functions by their power series, which converge where the argument is divisible by the prime. */
final class Series {

    private static final BigInteger ORDER = Padic.PRIME.subtract(BigInteger.ONE);

    private Series() {}

    /** Σ cₙ xⁿ, as far as there are digits. */
    private static Padic sum(Padic x, LongFunction<Rational> coefficients) {
        requireSmall(x);
        Padic sum = Padic.of(coefficients.apply(0));
        Padic power = Padic.of(1);
        for (int n = 1; n * x.valuation() < Padic.DIGITS; n++) {
            power = power.times(x);
            sum = sum.plus(power.times(Padic.of(coefficients.apply(n))));
        }
        return sum.minus(unknown(x));
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

    /** e^x; e^(x + y) = e^x e^y. */
    static Padic exp(Padic x) {
        if (x.lostRoot()) {
            throw new NotExactException("an exponential of a logarithm");
        }
        Factorials factorials = new Factorials();
        return sum(x, factorials::inverse);
    }

    /** 1/n!, for n = 0, 1, 2, … in this order. */
    private static final class Factorials {
        private BigInteger factorial = BigInteger.ONE;

        Rational inverse(long n) {
            factorial = n == 0 ? BigInteger.ONE : factorial.multiply(BigInteger.valueOf(n));
            return new Rational(BigInteger.ONE, factorial);
        }
    }

    /** Iwasawa's logarithm: log(x y) = log x + log y for all x and y that are not 0, log p = 0, log ζ = 0 for roots of unity. */
    static Padic log(Padic x) {
        if (x.isZero()) {
            throw new NotExactException("a logarithm of 0");
        }
        int known = x.precision() - x.valuation();
        Padic unit = new Padic(x.digits(), 0, known, x.lostRoot());
        if (unit.minus(Padic.of(1)).valuation() >= 1 && x.valuation() == 0) {
            return log1p(unit.minus(Padic.of(1)));
        }
        BigInteger root = x.digits().modPow(ORDER, Padic.primeToThe(known));
        Padic one = new Padic(root, 0, known, x.lostRoot()).minus(Padic.of(1));
        return log1p(one).dividedBy(Padic.of(ORDER)).withLostRoot();
    }

    private static Padic log1p(Padic x) {
        return sum(x, n -> n == 0 ? Rational.ZERO : Rational.of(n % 2 == 0 ? -1 : 1, n));
    }

    static Padic sin(Padic x) {
        Factorials factorials = new Factorials();
        return sum(x, n -> alternate(n, 1, factorials.inverse(n)));
    }

    static Padic cos(Padic x) {
        Factorials factorials = new Factorials();
        return sum(x, n -> alternate(n, 0, factorials.inverse(n)));
    }

    static Padic atan(Padic x) {
        return sum(x, n -> alternate(n, 1, Rational.of(1, Math.max(1, n))));
    }

    /** Σ (2k)! / (4^k (k!)² (2k + 1)) x^(2k+1). */
    static Padic asin(Padic x) {
        Padic sum = Padic.of(0);
        Padic term = x;
        requireSmall(x);
        for (int k = 0; (2 * k + 1) * x.valuation() < Padic.DIGITS; k++) {
            sum = sum.plus(term.dividedBy(Padic.of(2L * k + 1)));
            term = term.times(x).times(x).times(Padic.of(Rational.of(2L * k + 1, 2L * k + 2)));
        }
        return sum.minus(unknown(x));
    }

    /** √π/2 · erf(x) = Σ (−1)^k x^(2k+1) / (k! (2k + 1)). */
    static Padic halfErf(Padic x) {
        Factorials factorials = new Factorials();
        Rational[] inverse = {Rational.ONE};
        return sum(x, n -> {
            if (n % 2 == 0) {
                inverse[0] = factorials.inverse(n / 2);
                return Rational.ZERO;
            }
            return inverse[0].times(Rational.of(n % 4 == 1 ? 1 : -1, n));
        });
    }

    /** A coefficient of every second power, with signs in turn. */
    private static Rational alternate(long n, int parity, Rational size) {
        if (n % 2 != parity) {
            return Rational.ZERO;
        }
        return (n - parity) % 4 == 0 ? size : size.negate();
    }
}
