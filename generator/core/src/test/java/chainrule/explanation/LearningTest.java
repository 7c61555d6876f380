package chainrule.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.symbolic.Symbol;
import chainrule.testing.ExampleSpecs;
import chainrule.testing.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of gradients before the first step, and of parameters that learn little or nothing. */
class LearningTest {

    private static Explanation of(String spec) {
        return Explanation.of(Fixtures.checked(spec));
    }

    private static List<String> names(List<Symbol> symbols) {
        return symbols.stream().map(Symbol::name).toList();
    }

    private static String twoLayers(String first, String second, String activation) {
        return "net N {\n input x[3]\n target y[2]\n param A[5, 3] " + first + "\n param a[5]\n param B[2, 5] " + second
                + "\n param b[2]\n z = A*x + a\n h = " + activation + "(z)\n p = B*h + b\n loss l = mse(p, y)\n}\n";
    }

    @Test
    void halfOfAMaskIsZeroAtFirst() {
        Start start = of(twoLayers("~ he", "~ he", "relu")).start();
        assertThat(start.samples()).isEqualTo(100);
        assertThat(start.layers()).hasSize(1).allSatisfy(l -> {
            assertThat(l.zeros()).isCloseTo(0.5, within(0.15));
            assertThat(l.size()).isCloseTo(1 - l.zeros(), within(1e-12));
            assertThat(l.below() / l.above()).isBetween(0.4, 1.0);
        });
        assertThat(start.still()).isEmpty();
        assertThat(start.alike()).isEmpty();
    }

    @Test
    void aLogisticLayerShrinksGradientsByAQuarter() {
        for (Start.Layer l : of(ExampleSpecs.samples().get("HomeworkSigmoid")).start().layers()) {
            assertThat(l.size()).isBetween(0.15, 0.25);
            assertThat(l.below() / l.above()).isBetween(0.15, 0.25);
            assertThat(l.zeros()).isZero();
        }
    }

    /** With the second layer at 0 no gradient comes to the first; then the rows of the first stay equal for ever. */
    @Test
    void zerosInTwoLayersDoNotStart() {
        Start start = of(twoLayers("~ zeros", "~ zeros", "tanh")).start();
        assertThat(names(start.still())).containsExactly("A", "a", "B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"~ ones", "= 0.5"})
    void equalRowsStayEqual(String initializer) {
        Start start = of(twoLayers(initializer, initializer, "tanh")).start();
        assertThat(names(start.alike())).containsExactly("A");
        assertThat(names(of(twoLayers("~ zeros", "~ glorot", "tanh")).start().alike())).isEmpty();
    }

    @Test
    void largeNetworksAreNotMeasured() {
        assertThat(of(ExampleSpecs.dense("Large", 300, 50, 20, 4)).start()).isEqualTo(Start.NOT_MEASURED);
    }

    @Test
    void aBiasBeforeBatchNormalizationCannotLearn() {
        String before = "net B {\n input x[3]\n target y[4]\n param W[4, 3] ~ glorot\n param b[4]\n param g[4] = 1\n z = W*x + b\n";
        String normal = " m = mean[batch](z)\n v = mean[batch]((z - m)^2)\n p = g .* (z - m)/sqrt(v + 0.01)\n";
        String loss = " loss l = mse(p, y)\n}\n";
        assertThat(names(of(before + normal + loss).vanishing())).containsExactly("b");
        assertThat(names(of(before + " v = mean[batch](z^2)\n p = g .* z/sqrt(v + 0.01)\n" + loss).vanishing())).isEmpty();
        assertThat(names(of(before + " p = g .* z\n" + loss).vanishing())).isEmpty();
    }

    @Test
    void aSampleReadsFewRowsOfAnEmbedding() {
        String start = "net E {\n input w[3] class[20]\n target y[2]\n param E[20, 2] ~ glorot\n param u[2] = 1\n";
        List<Lookup> lookups =
                of(start + " s[d] = sum[k](E[w[k], d])*u[d]\n loss l = mse(s, y)\n}\n").lookups();
        assertThat(lookups).hasSize(1).allSatisfy(l -> {
            assertThat(l.parameter().name()).isEqualTo("E");
            assertThat(l.axis()).isZero();
            assertThat(l.by().name()).isEqualTo("w");
            assertThat(l.rows()).isEqualTo(20);
            assertThat(l.most()).isEqualTo(3);
        });
        assertThat(of(start + " s[d] = sum[k](E[w[k], d]) + sum[v](E[v, d])*u[d]\n loss l = mse(s, y)\n}\n").lookups())
                .isEmpty();
    }
}
