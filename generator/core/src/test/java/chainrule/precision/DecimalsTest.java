package chainrule.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Values to many digits, known from elsewhere, and everywhere the same as those of doubles to a double's digits. */
class DecimalsTest {

    private static final Decimals DECIMALS = new Decimals(45);

    private static BigDecimal value(ElementaryFunction f, String... x) {
        return DECIMALS.apply(f, List.of(x).stream().map(BigDecimal::new).toList());
    }

    /** Abramowitz and Stegun, Handbook of Mathematical Functions, tables 1.1 and 4.2; OEIS A001113, A002162, A068985. */
    @ParameterizedTest
    @CsvSource({
        "EXP, 1, 2.71828182845904523536028747135266249775724709",
        "EXP, -1, 0.367879441171442321595523770161460867445811131",
        "LOG, 2, 0.693147180559945309417232121458176568075500134",
        "LOG1P, 1, 0.693147180559945309417232121458176568075500134",
        "EXPM1, 1, 1.71828182845904523536028747135266249775724709",
        "ERF, 1, 0.842700792949714869341220635082609259296066997",
        "ERFCX, 1, 0.427583576155807004410750344490515180820159503164",
        "ERFCX, 10, 0.0561409927438225858575173872204683115651572566",
    })
    void constants(ElementaryFunction f, String x, String expected) {
        assertThat(value(f, x).subtract(new BigDecimal(expected)).abs()).isLessThan(new BigDecimal("1e-42"));
    }

    @ParameterizedTest
    @EnumSource(ElementaryFunction.class)
    void agreesWithDoubles(ElementaryFunction f) {
        for (double x : new double[] {0.001, 0.3, 0.75, 1, -0.004, -0.6}) {
            double[] arguments = f.arity() == 1 ? new double[] {x} : new double[] {x, 0.3};
            double known = f.value(arguments);
            List<BigDecimal> decimals =
                    Arrays.stream(arguments).mapToObj(BigDecimal::new).toList();
            if (Double.isFinite(known)) {
                double value = DECIMALS.apply(f, decimals).doubleValue();
                assertThat(Math.abs(value - known)).as("%s of %s", f, x).isLessThanOrEqualTo(4 * Math.ulp(Math.max(1e-9, Math.abs(known))));
            } else {
                assertThatThrownBy(() -> DECIMALS.apply(f, decimals)).isInstanceOf(ArithmeticException.class);
            }
        }
    }

    /** log(1 + x) = x − x²/2 + x³/3 − …, e^x − 1 = x + x²/2 + x³/6 + …; the first terms that are left out are below 1e-60. */
    @Test
    void smallArgumentsLoseNothing() {
        BigDecimal x = new BigDecimal("1e-20");
        assertThat(value(ElementaryFunction.LOG1P, "1e-20"))
                .isEqualByComparingTo("0.999999999999999999995000000000000000000033333E-20");
        assertThat(value(ElementaryFunction.EXPM1, "1e-20").subtract(x)).isBetween(new BigDecimal("4.9e-41"), new BigDecimal("5.1e-41"));
    }

    @Test
    void whatHasNoValueIsNoNumber() {
        assertThatThrownBy(() -> value(ElementaryFunction.LOG, "-1")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> value(ElementaryFunction.EXP, "1e9")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> value(ElementaryFunction.ERF, "1e3")).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> DECIMALS.of(Double.NaN)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> DECIMALS.divide(BigDecimal.ONE, BigDecimal.ZERO)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void roots() {
        assertThat(DECIMALS.power(BigDecimal.valueOf(2), Rational.HALF).doubleValue()).isEqualTo(Math.sqrt(2));
        assertThat(DECIMALS.power(BigDecimal.valueOf(2), Rational.of(-1, 3)).doubleValue()).isEqualTo(Math.pow(2, -1 / 3.0));
    }
}
