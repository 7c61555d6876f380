package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.model.SmallSizes;
import chainrule.symbolic.eval.Work;
import chainrule.testing.Derivations;
import org.junit.jupiter.api.Test;

/** The work of checking, in instructions of the evaluator: linear in the definitions, whatever the declared sizes. */
class CheckScalingTest {

    private static long work(String spec) {
        Derivation d = Derivations.of(spec);
        long before = Work.done();
        assertThat(LineChecker.check(d)).isPositive();
        return Work.done() - before;
    }

    private static String layers(int count) {
        StringBuilder spec = new StringBuilder("net N {\n input x[5]\n target y[3]\n h0 = x |> dense(4) |> tanh\n");
        for (int k = 1; k < count; k++) {
            spec.append(" h").append(k).append(" = h").append(k - 1).append(" |> dense(4) |> tanh\n");
        }
        return spec + " z = h" + (count - 1) + " |> dense(3)\n loss l = mse(z, y)\n}\n";
    }

    private static String convolutions(int image, int channels) {
        return """
                net N {
                  input x[%2$d, %1$d, %1$d]
                  param K[%2$d, %2$d, 3, 3]
                  c[o, i: %1$d, j: %1$d] = sum[q, u, v](K[o, q, u, v]*x[q, i + u - 1, j + v - 1 else 0])
                  r = relu(c)
                  m[o, i, j] = max[u: 2, v: 2](r[o, 2*i + u, 2*j + v])
                  loss l = sum(m^2)
                }
                """.formatted(image, channels);
    }

    @Test
    void linearInTheDefinitions() {
        requireDouble(work(layers(40)), work(layers(80)));
        // Of many definitions at one point.
        requireDouble(work(layers(160)), work(layers(320)));
    }

    private static void requireDouble(long one, long two) {
        assertThat(two).isBetween((long) (1.7 * one), (long) (2.3 * one));
    }

    /** Valid convolutions, each of which takes two places off both axes: of many there is no small copy. */
    private static String valid(int layers, int image) {
        StringBuilder spec = new StringBuilder("""
                layer conv(x[c, h, w], n) {
                  param K[n, c, 3, 3] ~ he
                  y[o, i, j] = sum[q, u, v](K[o, q, u, v]*x[q, i + u, j + v])
                }
                layer crop(x[c, h, w]) {
                  y[o, i: h - 2, j: w - 2] = x[o, i + 1, j + 1]
                }
                net N {
                """).append("  input x[5, ").append(image).append(", ").append(image).append("]\n  h0 = x\n");
        for (int k = 1; k <= layers; k++) {
            spec.append("  h%1$d = relu((h%2$d |> conv(5)) + (h%2$d |> crop))\n".formatted(k, k - 1));
        }
        return spec + "  loss l = mean(h" + layers + "^2)\n}\n";
    }

    @Test
    void whereNoSmallCopyIsLinesCostWhatTheyCost() {
        long few = work(valid(20, 54));
        assertThat(Excerpts.of(Derivations.of(valid(20, 54))).whole().work()).isGreaterThan(SmallSizes.TOO_MUCH_WORK);
        assertThat(work(valid(20, 444))).isBetween(few / 2, 2 * few);
        assertThat(work(valid(40, 444))).isLessThan((long) (2.6 * few));
    }

    @Test
    void theSameForAllSizes() {
        long small = work(convolutions(16, 7));
        assertThat(work(convolutions(64, 32))).isBetween(small / 2, 2 * small);
        assertThat(work(convolutions(1024, 256))).isBetween(small / 2, 2 * small);
    }

    @Test
    void aConvolutionCostsWhatItCosts() {
        Derivation d = Derivations.of(convolutions(64, 32));
        SamplePoints points = new SamplePoints(d.network());
        long before = Work.done();
        points.draw(1);
        long once = Work.done() - before;
        assertThat(work(convolutions(64, 32))).isLessThan(150 * once);
    }
}
