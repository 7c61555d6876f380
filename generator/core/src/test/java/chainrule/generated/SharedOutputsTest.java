package chainrule.generated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.runtime.NeuralNetwork;
import chainrule.testing.GeneratedNetworks;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Outputs that no data reach, or that all samples share: like any other, they have values for each sample, in a whole batch and
 * in a smaller one.
 */
class SharedOutputsTest {

    private static final int CAPACITY = 5;
    private static final String SPEC = """
            net Shared {
              input x[3]
              target y
              param s[2] = 0.5
              param a[3]
              v = exp(s)
              m = mean[batch](x)
              c[i] = v[i] + sum(m)
              k = 4
              q = sum(v)*sum(a)
              output v
              output c
              output m
              output k
              output q
              output p = a'*x
              loss l = (p - y)^2 + sum(v)*sum(m)
            }
            """;

    private static double[] output(NeuralNetwork network, String name, int n, int size) {
        return Arrays.copyOf((double[]) network.output(name), n * size);
    }

    private static double[] repeated(int n, double... values) {
        double[] all = new double[n * values.length];
        Arrays.setAll(all, i -> values[i % values.length]);
        return all;
    }

    private static void assertOutputs(NeuralNetwork network, double[] x, int n) {
        double[] s = (double[]) network.parameter("s");
        double[] v = {Math.exp(s[0]), Math.exp(s[1])};
        double[] m = new double[3];
        for (int i = 0; i < 3 * n; i++) {
            m[i % 3] += x[i] / n;
        }
        double a = Arrays.stream((double[]) network.parameter("a")).sum();
        double sum = m[0] + m[1] + m[2];
        assertThat(output(network, "v", n, 2)).containsExactly(repeated(n, v), within(1e-14));
        assertThat(output(network, "m", n, 3)).containsExactly(repeated(n, m), within(1e-14));
        assertThat(output(network, "c", n, 2)).containsExactly(repeated(n, v[0] + sum, v[1] + sum), within(1e-14));
        assertThat(output(network, "k", n, 1)).containsExactly(repeated(n, 4), within(0.0));
        assertThat(output(network, "q", n, 1)).containsExactly(repeated(n, (v[0] + v[1]) * a), within(1e-14));
    }

    @Test
    void haveValuesForEachSample() {
        NeuralNetwork network = GeneratedNetworks.load(SPEC, true).create(CAPACITY);
        network.setParameter("s", new double[] {0.25, -0.5});
        double[] x = new double[3 * CAPACITY];
        Arrays.setAll(x, i -> Math.sin(1 + i * i));
        Object[] y = {new double[] {1, -2, 0.5, 3, 0.25}};
        for (int n : List.of(CAPACITY, 2, 1, 4)) {
            network.predict(new Object[] {x}, n);
            assertOutputs(network, x, n);
            network.forward(new Object[] {x}, n);
            assertOutputs(network, x, n);
            network.loss(y, n);
            network.zeroGrad();
            network.backward();
            double sum = Arrays.stream(output(network, "m", 1, 3)).sum();
            assertThat((double[]) network.gradient("s"))
                    .containsExactly(new double[] {Math.exp(0.25) * sum, Math.exp(-0.5) * sum}, within(1e-14));
        }
    }

    /** Nothing at all depends on data. */
    @Test
    void aloneTheyArePredictedToo() {
        NeuralNetwork network = GeneratedNetworks.load(
                        "net Alone {\n input x\n target y\n param s[2] = 1\n v = exp(s)\n output v\n loss l = sum(v)\n}\n", true)
                .create(3);
        network.predict(new Object[] {new double[3]}, 3);
        assertThat(output(network, "v", 3, 2)).containsExactly(repeated(3, Math.E, Math.E), within(1e-15));
        network.forward(new Object[] {new double[2]}, 2);
        assertThat(network.loss(new Object[] {new double[2]}, 2)).isEqualTo(2 * Math.E, within(1e-15));
    }
}
