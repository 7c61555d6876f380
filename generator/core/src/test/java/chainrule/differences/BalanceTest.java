package chainrule.differences;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Along a random direction a wrong derivative of one element in very many shows, and rounding does not. */
class BalanceTest {

    private static final int MANY = 10_000;

    /** What is doubtful along each of four directions differs. */
    private static Verdict verdict(double[] point, double[] claimed, ToDoubleFunction<double[]> f, double scale, long seed) {
        for (int k = 0; k < 4; k++) {
            Verdict v = along(point, claimed, f, scale, 4 * seed + k);
            if (v != Verdict.DOUBTFUL) {
                return v;
            }
        }
        return Verdict.DIFFERS;
    }

    private static Verdict along(double[] point, double[] claimed, ToDoubleFunction<double[]> f, double scale, long seed) {
        double[] direction = Direction.of(point, claimed, new Random(seed));
        DifferenceQuotients q = DifferenceQuotients.along(
                direction, point, () -> new double[] {f.applyAsDouble(point)}, new double[] {scale});
        Balance balance = new Balance();
        balance.know(1, q, 0);
        IntStream.range(0, point.length).forEach(k -> balance.claim(claimed[k], Math.abs(claimed[k]), direction[k]));
        return q.isSmooth(0) ? balance.verdict() : Verdict.UNDECIDED;
    }

    private static double[] random(int count, double low, double high) {
        return new Random(5).doubles(count, low, high).toArray();
    }

    private static double sum(double[] x, DoubleUnaryOperator f) {
        double sum = 0;
        for (double v : x) {
            sum += f.applyAsDouble(v);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void oneElementOfManyThatIsAThousandthOff(long seed) {
        double[] x = random(MANY, -3, 3);
        double[] right = IntStream.range(0, MANY).mapToDouble(k -> Math.exp(x[k])).toArray();
        double scale = MANY / 2.0 * sum(x, Math::exp); // of the partial sums
        assertThat(verdict(x, right, v -> sum(v, Math::exp), scale, seed)).isEqualTo(Verdict.AGREES);
        int one = new Random(seed).nextInt(MANY);
        double[] wrong = right.clone();
        wrong[one] *= 1.001;
        assertThat(verdict(x, wrong, v -> sum(v, Math::exp), scale, seed)).isEqualTo(Verdict.DIFFERS);
        wrong[one] = right[one] * 0.999;
        assertThat(verdict(x, wrong, v -> sum(v, Math::exp), scale, seed)).isEqualTo(Verdict.DIFFERS);
        wrong[one] = 0;
        assertThat(verdict(x, wrong, v -> sum(v, Math::exp), scale, seed)).isEqualTo(Verdict.DIFFERS);
    }

    /** The same where derivatives are of different sizes. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void aSmallOneOfMany(long seed) {
        double[] x = random(MANY, 0.25, 1);
        double[] right = IntStream.range(0, MANY).mapToDouble(k -> 4 * Math.pow(x[k], 3)).toArray();
        int smallest = IntStream.range(0, MANY).reduce((a, b) -> right[a] < right[b] ? a : b).orElseThrow();
        double[] wrong = right.clone();
        wrong[smallest] *= 1.001;
        ToDoubleFunction<double[]> f = v -> sum(v, t -> t * t * t * t);
        assertThat(verdict(x, right, f, MANY * MANY / 2.0, seed)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(x, wrong, f, MANY * MANY / 2.0, seed)).isEqualTo(Verdict.DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-143, 1e-290, 1e150})
    void valuesOfAnySize(double unit) {
        double[] x = random(7, -1, 1);
        double[] right = IntStream.range(0, 7).mapToDouble(k -> unit * Math.cos(x[k])).toArray();
        double[] wrong = right.clone();
        wrong[3] *= 1.0001;
        ToDoubleFunction<double[]> f = v -> unit * sum(v, Math::sin);
        assertThat(verdict(x, right, f, 7 * unit, 1)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(x, wrong, f, 7 * unit, 1)).isEqualTo(Verdict.DIFFERS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-20, 1e-8})
    void pointsOfAnySize(double size) {
        double[] x = random(7, size, 2 * size);
        double[] right = IntStream.range(0, 7).mapToDouble(k -> 1 / x[k]).toArray();
        double[] wrong = right.clone();
        wrong[3] *= 1.0001;
        ToDoubleFunction<double[]> f = v -> sum(v, Math::log);
        assertThat(verdict(x, right, f, 7 * 250, 1)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(x, wrong, f, 7 * 250, 1)).isEqualTo(Verdict.DIFFERS);
    }

    /** The sum of a normalised vector is 0 up to rounding, and so is its derivative. */
    @Test
    void whatIsZeroUpToRounding() {
        double[] x = random(5, -1, 1);
        ToDoubleFunction<double[]> f = v -> {
            double mean = sum(v, t -> t) / 5;
            return sum(v, t -> (t - mean) / 0.3);
        };
        assertThat(verdict(x, new double[5], f, 20, 1)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(x, new double[] {0, -4e-17, 0, 3e-17, 0}, f, 20, 1)).isEqualTo(Verdict.AGREES);
        assertThat(verdict(x, new double[] {0, 1e-5, 0, 0, 0}, f, 20, 1)).isEqualTo(Verdict.DIFFERS);
    }

    /** Half of the elements are equal: along a direction that keeps them so, the largest moves as they do. */
    @Test
    void aTie() {
        double[] x = {0.5, 0, 0.5, -1, 0.5};
        double[] even = {1 / 3.0, 0, 1 / 3.0, 0, 1 / 3.0};
        ToDoubleFunction<double[]> f = v -> Arrays.stream(v).max().orElseThrow();
        assertThat(verdict(x, even, f, 0.5, 1)).isEqualTo(Verdict.UNDECIDED);
        double[] direction = Direction.keepingTies(x, new Random(3));
        assertThat(direction[0]).isEqualTo(direction[2]).isEqualTo(direction[4]).isNotEqualTo(direction[1]);
        DifferenceQuotients q =
                DifferenceQuotients.along(direction, x, () -> new double[] {f.applyAsDouble(x)}, new double[] {0.5});
        assertThat(q.isSmooth(0)).isTrue();
        Balance shared = new Balance();
        shared.know(1, q, 0);
        Balance twice = new Balance();
        twice.know(1, q, 0);
        for (int k = 0; k < x.length; k++) {
            shared.claim(even[k], 1, direction[k]);
            twice.claim(x[k] == 0.5 ? 1 : 0, 1, direction[k]);
        }
        assertThat(shared.verdict()).isEqualTo(Verdict.AGREES);
        assertThat(twice.verdict()).isEqualTo(Verdict.DIFFERS);
    }

    /** A scale that is not a number decides nothing. */
    @Test
    void scalesThatAreNotFinite() {
        double[] x = random(7, -1, 1);
        double[] wrong = IntStream.range(0, 7).mapToDouble(k -> 1.01 * Math.cos(x[k])).toArray();
        ToDoubleFunction<double[]> f = v -> sum(v, Math::sin);
        for (double scale : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThat(verdict(x, wrong, f, scale, 1)).isEqualTo(Verdict.DIFFERS);
        }
    }
}
