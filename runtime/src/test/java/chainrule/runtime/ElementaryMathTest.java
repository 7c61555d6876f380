package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElementaryMathTest {
    /** The values are those of the C library, through Python's math.erf. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1e-300, 1.1283791670955126e-300",
        "1e-8, 1.1283791670955126e-08",
        "0.1, 0.1124629160182849",
        "0.3, 0.3286267594591274",
        "0.46875, 0.49261347321793797",
        "0.5, 0.5204998778130465",
        "0.75, 0.7111556336535151",
        "1, 0.8427007929497149",
        "1.5, 0.9661051464753108",
        "2, 0.9953222650189527",
        "2.5, 0.999593047982555",
        "3, 0.9999779095030014",
        "3.9, 0.9999999652077514",
        "4, 0.9999999845827421",
        "4.1, 0.9999999932999724",
        "5, 0.9999999999984626",
        "5.5, 0.9999999999999927",
        "5.9, 0.9999999999999999",
        "6, 1",
        "1e300, 1",
        "Infinity, 1"
    })
    void erfIsExactToThreeUnitsInTheLastPlace(double x, double expected) {
        assertThat(ElementaryMath.erf(x)).isCloseTo(expected, within(3 * Math.ulp(expected)));
        assertThat(ElementaryMath.erf(-x)).isEqualTo(-ElementaryMath.erf(x));
    }

    @Test
    void erfOfNanIsNan() {
        assertThat(ElementaryMath.erf(Double.NaN)).isNaN();
    }

    /** The integrand is the derivative, so Simpson's rule must give the difference between two values. */
    @Test
    void erfHasItsDerivative() {
        for (double x = -7; x < 7; x += 0.01) {
            double h = 0.01;
            double integral = h / 6 * (density(x) + 4 * density(x + h / 2) + density(x + h));
            assertThat(ElementaryMath.erf(x + h) - ElementaryMath.erf(x)).isCloseTo(integral, within(1e-11));
        }
    }

    private static double density(double x) {
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x);
    }
}
