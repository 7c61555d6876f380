package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pinned values come from a second implementation of the papers, in Python. */
class SeededRandomTest {
    @Test
    void bitsArePinned() {
        SeededRandom zero = new SeededRandom(0);
        assertThat(new long[] {zero.bits64(), zero.bits64(), zero.bits64(), zero.bits64()})
                .containsExactly(0x53175d61490b23dfL, 0x61da6f3dc380d507L, 0x5c0fdf91ec9a7bfcL, 0x02eebf8c3bbe5e1aL);
        SeededRandom minusOne = new SeededRandom(-1);
        assertThat(new long[] {minusOne.bits64(), minusOne.bits64()})
                .containsExactly(0x56ccf8ce948e27b2L, 0xe68588432e5a5b90L);
    }

    @Test
    void uniformsArePinned() {
        assertThat(uniforms(3)).containsExactly(0.8143051451229099, 0.3188210400616611, 0.9838941681774888);
    }

    @Test
    void normalsArePinned() {
        assertThat(normals(4))
                .containsExactly(0.9813983900724986, -0.565720104673956, 1.3403256427520227, 0.4023128702992608);
    }

    @Test
    void uniformsFillTheUnitInterval() {
        double[] values = uniforms(100_000);
        assertThat(Arrays.stream(values)).allMatch(value -> value >= 0 && value < 1);
        assertThat(mean(values)).isCloseTo(0.5, within(0.005));
        assertThat(variance(values)).isCloseTo(1 / 12.0, within(0.002));
    }

    @Test
    void normalsHaveTheirMomentsAndTails() {
        double[] values = normals(100_000);
        assertThat(mean(values)).isCloseTo(0, within(0.015));
        assertThat(variance(values)).isCloseTo(1, within(0.02));
        long beyondTwo =
                Arrays.stream(values).filter(value -> Math.abs(value) > 2).count();
        assertThat(beyondTwo / 100_000.0).isCloseTo(0.0455, within(0.003));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 1000})
    void belowReachesEachValueEquallyOften(int n) {
        SeededRandom random = new SeededRandom(7);
        int[] counts = new int[n];
        IntStream.range(0, 1000 * n).forEach(i -> counts[random.below(n)]++);
        assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - 1000) < 200);
    }

    @Test
    void belowReachesTheTopOfTheLargestRange() {
        SeededRandom random = new SeededRandom(1);
        assertThat(IntStream.generate(() -> random.below(Integer.MAX_VALUE)).limit(1000))
                .allMatch(value -> value >= 0)
                .anyMatch(value -> value > 2_000_000_000);
    }

    @Test
    void belowRefusesAnEmptyRange() {
        assertThatThrownBy(() -> new SeededRandom(1).below(0)).hasMessage("expected a limit of at least 1, got 0");
    }

    @Test
    void shuffleKeepsTheValuesAndReachesEveryOrder() {
        SeededRandom random = new SeededRandom(3);
        int[] counts = new int[1000];
        for (int i = 0; i < 6000; i++) {
            int[] values = {1, 2, 3};
            random.shuffle(values);
            counts[values[0] * 100 + values[1] * 10 + values[2]]++;
        }
        for (int order : new int[] {123, 132, 213, 231, 312, 321}) {
            assertThat(counts[order]).as("order " + order).isBetween(850, 1150);
        }
    }

    @Test
    void nothingIsAllocated() {
        SeededRandom random = new SeededRandom(1);
        int[] values = IntStream.range(0, 10).toArray();
        assertThat(Allocation.of(() -> {
                    random.normal01();
                    random.shuffle(values);
                }))
                .isZero();
    }

    private static double[] uniforms(int count) {
        SeededRandom random = new SeededRandom(42);
        return DoubleStream.generate(random::uniform01).limit(count).toArray();
    }

    private static double[] normals(int count) {
        SeededRandom random = new SeededRandom(42);
        return DoubleStream.generate(random::normal01).limit(count).toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }
}
