package chainrule.differences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slopes are exact to many digits where there is one, and a point beside a kink or a jump is not taken for smooth. */
class DifferenceQuotientsTest {

    private static DifferenceQuotients of(DoubleUnaryOperator f) {
        double value = Math.abs(f.applyAsDouble(0));
        return DifferenceQuotients.of(t -> new double[] {f.applyAsDouble(t)}, new double[] {2 * value});
    }

    @Test
    void smoothFunctions() {
        assertThat(of(t -> Math.exp(3 * t)).value(0)).isCloseTo(3, within(1e-11));
        assertThat(of(t -> Math.sin(40 * t + 1)).value(0)).isCloseTo(40 * Math.cos(1), within(1e-9));
        assertThat(of(t -> Math.log(0.01 + t)).value(0)).isCloseTo(100, within(1e-6));
        assertThat(of(t -> 5).value(0)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-9, 1e-8, 1e-7, 1.7e-7, -1.2e-7})
    void aKinkAtThePointOrBesideIt(double at) {
        assertThat(of(t -> Math.abs(t - at) + Math.exp(t)).isSmooth(0)).isFalse();
        assertThat(of(t -> Math.exp(t) + (t < at ? 0 : 1e-4 * (t - at))).isSmooth(0)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 3e-8, 1e-7, -1e-7})
    void aJumpBeside(double at) {
        assertThat(of(t -> Math.exp(t) + (t < at ? 0 : 100)).isSmooth(0)).isFalse();
        assertThat(of(t -> Math.exp(t) + (t < at ? 0 : 1e-6)).isSmooth(0)).isFalse();
    }

    /** Steps shrink until it is out of reach. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 2e-4, 1e-4, 1e-5, 1e-6, -5e-6})
    void aKinkOrAJumpFartherAway(double at) {
        DifferenceQuotients kink = of(t -> Math.abs(t - at) + Math.exp(t));
        assertThat(kink.isSmooth(0)).isTrue();
        assertThat(kink.value(0)).isCloseTo(1 - Math.signum(at), within(1e-5));
        DifferenceQuotients jump = of(t -> Math.exp(2 * t) + (t < at ? 0 : 100));
        assertThat(jump.isSmooth(0)).isTrue();
        assertThat(jump.value(0)).isCloseTo(2, within(1e-4));
    }

    @Test
    void whereOneSideHasNoValue() {
        assertThat(of(t -> Math.sqrt(t)).isSmooth(0)).isFalse();
        assertThat(of(t -> Math.log(t)).isSmooth(0)).isFalse();
    }

    @Test
    void movedValuesAreAsTheyWere() {
        double[] values = {0.1, 1e-300, 7e20, 0};
        double[] before = values.clone();
        double[] direction = Direction.of(values, new double[4], new Random(1));
        DifferenceQuotients.along(direction, values, () -> new double[] {values[0] * values[0]}, new double[] {0.02});
        assertThat(values).isEqualTo(before);
    }
}
