package chainrule.compiler.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SlopeTest {
    private static Slope of(Probe.Line line, double claimed) {
        return Slope.of(line, claimed, Math.abs(claimed));
    }

    @Test
    void smoothFunctionsAreComparedClosely() {
        Slope slope = of(h -> Math.exp(3 * h), 3);
        assertThat(slope.atKink()).isFalse();
        assertThat(slope.error(3, 3)).isLessThan(1e-9);
        assertThat(of(h -> Math.exp(3 * h), 3.0001).error(3.0001, 3)).isGreaterThan(Slope.TOLERANCE);
    }

    @Test
    void aKinkNearbyDoesNotCount() {
        Slope slope = of(h -> Math.abs(h + 3e-5), 1);
        assertThat(slope.atKink()).isFalse();
        assertThat(slope.error(1, 1)).isLessThan(Slope.TOLERANCE);
    }

    @Test
    void atAKinkThereIsNothingToCompare() {
        assertThat(of(Math::abs, 0.3).atKink()).isTrue();
        assertThat(of(h -> Math.max(h, 0) + 2, 1).atKink()).isTrue();
    }

    @Test
    void aWrongSlopeIsNotExcusedByAKink() {
        Slope slope = of(h -> Math.max(h, 0), 5);
        assertThat(slope.atKink()).isFalse();
        assertThat(slope.error(5, 5)).isGreaterThan(Slope.TOLERANCE);
        assertThat(of(h -> Math.abs(h + 3e-5), -1).error(-1, 1)).isGreaterThan(Slope.TOLERANCE);
    }

    @Test
    void strongCurvatureIsNoKink() {
        Slope slope = of(h -> 1e4 * h * h + h, 2);
        assertThat(slope.atKink()).isFalse();
        assertThat(slope.error(2, 2)).isGreaterThan(Slope.TOLERANCE);
    }
}
