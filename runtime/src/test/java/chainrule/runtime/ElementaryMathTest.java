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

    /** The values are mpmath's, e^(x²) erfc(x) with 50 digits. */
    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "1e-8, 0.99999998871620843",
        "0.1, 0.89645697996912664",
        "0.46875, 0.63206968924955608",
        "0.5, 0.61569034419292587",
        "1, 0.427583576155807",
        "2, 0.25539567631050574",
        "3.9, 0.14031418160068973",
        "4, 0.13699945762506139",
        "4.1, 0.13383411641865198",
        "6, 0.092776567800538354",
        "10, 0.056140992743822586",
        "30, 0.018795888861416751",
        "1e3, 0.00056418930145338765",
        "1e200, 5.6418958354775629e-201",
        "-0.3, 1.4537492328427656",
        "-1, 5.0089800807622835",
        "-3, 16205.988853999587",
        "-5, 144009798674.66104",
        "Infinity, 0",
        "-Infinity, Infinity"
    })
    void erfcxIsExactToFourUnitsInTheLastPlaceAndBelow0ToTheSquareMore(double x, double expected) {
        double units = 4 + (x < 0 ? x * x : 0);
        assertThat(ElementaryMath.erfcx(x)).isCloseTo(expected, within(expected > 1e300 ? 0.0 : units * Math.ulp(expected)));
    }

    @Test
    void ofNanIsNan() {
        assertThat(ElementaryMath.erf(Double.NaN)).isNaN();
        assertThat(ElementaryMath.erfcx(Double.NaN)).isNaN();
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
