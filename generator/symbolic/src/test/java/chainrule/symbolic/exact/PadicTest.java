package chainrule.symbolic.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Rational;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic modulo powers of the prime, and the laws of the functions. */
class PadicTest {

    private static final int ENOUGH = 3;
    private final Random random = new Random(5);

    /** A multiple of the prime. */
    private Padic small() {
        return Padic.of(Padic.PRIME.multiply(new BigInteger(60, random)));
    }

    private Padic unit() {
        return Padic.of(new BigInteger(60, random).add(BigInteger.ONE));
    }

    private static void same(Padic a, Padic b) {
        assertThat(a.differs(b, ENOUGH)).as(a + " against " + b).isFalse();
        assertThat(a.commonDigits(b)).isGreaterThanOrEqualTo(ENOUGH);
    }

    @Test
    void fractionsAreExact() {
        same(Padic.of(Rational.of(1, 3)).times(Padic.of(3)), Padic.of(1));
        same(Padic.of(Rational.of(-5, 7)).plus(Padic.of(Rational.of(5, 7))), Padic.of(0));
        assertThat(Padic.of(Rational.of(1, 3)).differs(Padic.of(Rational.of(1, 4)), ENOUGH)).isTrue();
    }

    @Test
    void whatCancelsLosesDigits() {
        Padic x = unit();
        Padic y = x.plus(small().power(4)).minus(x);
        assertThat(y.valuation()).isEqualTo(4);
        assertThat(y.precision()).isEqualTo(Padic.DIGITS);
        same(y.inverse().times(y), Padic.of(1));
        assertThat(y.inverse().precision()).isEqualTo(Padic.DIGITS - 8);
    }

    @Test
    void zeroHasNoInverseAndNoLogarithm() {
        assertThatThrownBy(() -> Padic.of(0).inverse()).isInstanceOf(NotExactException.class);
        assertThatThrownBy(() -> Series.log(Padic.of(0))).isInstanceOf(NotExactException.class);
    }

    @Test
    void exponentialsMultiply() {
        Padic x = small();
        Padic y = small();
        same(Series.exp(x.plus(y)), Series.exp(x).times(Series.exp(y)));
        assertThatThrownBy(() -> Series.exp(unit())).isInstanceOf(NotExactException.class);
    }

    @Test
    void logarithmsAddUp() {
        Padic small = small();
        for (Padic x : new Padic[] {unit(), small(), unit().inverse()}) {
            Padic y = unit();
            same(Series.log(x.times(y)), Series.log(x).plus(Series.log(y)));
            same(Series.exp(Series.log(x)), x);
            same(Series.exp(Series.log(x).plus(Series.log(y))), x.times(y));
            same(Series.exp(Series.log(x).times(Padic.of(-2)).plus(small)), x.power(-2).times(Series.exp(small)));
            same(Series.log(Series.exp(Series.log(x).times(small))), Series.log(x).times(small));
            Padic half = Series.log(x).dividedBy(Padic.of(2));
            assertThatThrownBy(() -> Series.exp(half)).isInstanceOf(NotExactException.class);
            Padic back = Series.log(x).times(small).dividedBy(small);
            assertThatThrownBy(() -> Series.exp(back)).isInstanceOf(NotExactException.class);
        }
        Padic z = small();
        same(Series.log(Series.exp(z)), z);
        same(Series.exp(Series.log(Series.exp(z))), Series.exp(z));
    }

    @Test
    void circularFunctions() {
        Padic x = small();
        Padic y = small();
        Padic sine = Series.sin(x).times(Series.cos(y)).plus(Series.cos(x).times(Series.sin(y)));
        same(Series.sin(x.plus(y)), sine);
        same(Series.sin(x).power(2).plus(Series.cos(x).power(2)), Padic.of(1));
        same(Series.asin(Series.sin(x)), x);
        same(Series.atan(Series.sin(x).dividedBy(Series.cos(x))), x);
    }

    @Test
    void theErrorFunctionHasItsDerivative() {
        Padic x = small();
        Padic h = Padic.ofPrime(6);
        Padic slope = Series.halfErf(x.plus(h)).minus(Series.halfErf(x)).dividedBy(h);
        assertThat(slope.differs(Series.exp(x.power(2).negate()), 5)).isFalse();
        assertThat(slope.differs(Series.exp(x.power(2)), 5)).isTrue();
    }

    @Test
    void rootsMultiply() {
        Padic x = unit().power(2);
        Padic y = small().power(2).times(Padic.of(Rational.of(3, 100000)));
        same(x.sqrt().power(2), x);
        same(y.sqrt().power(2), y);
        same(x.times(y).sqrt(), x.sqrt().times(y.sqrt()));
        assertThatThrownBy(() -> x.negate().sqrt()).isInstanceOf(NotExactException.class);
        assertThatThrownBy(() -> Padic.ofPrime(1).sqrt()).isInstanceOf(NotExactException.class);
    }

    @Test
    void otherRootsMultiply() {
        Padic x = unit().power(2);
        Padic y = unit().power(2);
        for (int n : new int[] {3, 4, 6}) {
            same(x.root(n).power(n), x);
            same(x.times(y).root(n), x.root(n).times(y.root(n)));
        }
        same(x.root(6), x.sqrt().root(3));
        assertThatThrownBy(() -> x.root(5)).isInstanceOf(NotExactException.class);
    }

    @Test
    void squaresMultiply() {
        for (int k = 0; k < 20; k++) {
            Padic x = unit();
            Padic y = small();
            assertThat(x.times(y).isSquare()).isEqualTo(x.isSquare() == y.isSquare());
            assertThat(x.negate().isSquare()).isEqualTo(!x.isSquare());
            assertThat(Padic.of(Rational.of(7 + k, 10 * (k + 1))).isSquare()).isTrue();
        }
    }
}
