package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import chainrule.testing.Derivations;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the mathematics has a value at |z| = 10⁴, what runs has it too, though the specification says the textbook formula. */
class StabilityTest {

    private static final double FAR = 1e4;

    /** Runs the program at given logits and returns where everything ended up. */
    private static Environment run(Derivation d, double[] logits, double[] target) {
        Environment e = new Environment();
        d.network().inputs().forEach(s -> e.set(s, new Tensor(e.shape(s), logits)));
        d.network().targets().forEach(s -> e.set(s, new Tensor(e.shape(s), target)));
        d.network().parameters().forEach(p -> {
            double[] ones = new double[logits.length];
            Arrays.fill(ones, 1);
            e.set(p.symbol(), new Tensor(e.shape(p.symbol()), ones));
        });
        Evaluation.assign(e, d.program().forward());
        Evaluation.assign(e, d.program().backward());
        return e;
    }

    private static double loss(Derivation d, Environment e) {
        return e.get(d.network().loss()).data()[0];
    }

    private static double[] gradient(Derivation d, Environment e) {
        Symbol adjoint = d.program().backward().get(d.program().backward().size() - 1).target();
        return e.get(adjoint).data();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "p = sigmoid(z)  \n loss l = bce(p, y)",
        "loss l = bce_with_logits(z, y)",
        "p = 1/(1 + exp(-z)) \n q = p \n loss l = -mean(y .* log(q) + (1 - y) .* log(1 - q))",
        "p = exp(z)/(1 + exp(z)) \n loss l = -mean(y .* log(p) + (1 - y) .* log(1 - p))",
    })
    void crossEntropyOfLogisticUnits(String body) {
        Derivation d = Derivations.of("net N {\n input x[3]\n target y[3]\n param w[3] = 1\n z = w .* x\n " + body + "\n}");
        Environment e = run(d, new double[] {FAR, -FAR, FAR}, new double[] {0, 1, 1});
        assertThat(loss(d, e)).isCloseTo(2 * FAR / 3, within(1e-9));
        double[] g = gradient(d, e);
        assertThat(g[0]).isCloseTo(FAR / 3, within(1e-9));
        assertThat(g[1]).isCloseTo(FAR / 3, within(1e-9));
        assertThat(g[2]).isCloseTo(0, within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "loss l = -log(softmax(z)[t])",
        "output p = softmax(z)\n loss l = -log(p[t])",
        "loss l = cross_entropy(z, t)",
        "s = sum(exp(z)) \n loss l = log(s) - z[t]",
        "e = exp(z) \n p = e / sum(e) \n loss l = -log(p[t])",
        "p = log_softmax(z) \n loss l = nll(p, t)",
    })
    void crossEntropyOfSoftmax(String body) {
        Derivation d =
                Derivations.of("net N {\n input x[4]\n target t class[4]\n param w[4] = 1\n z = w .* x\n " + body + "\n}");
        Environment e = run(d, new double[] {FAR, -FAR, 0, FAR - 1}, new double[] {1});
        double rest = Math.log1p(Math.exp(-1));
        assertThat(loss(d, e)).isCloseTo(2 * FAR + rest, within(1e-8));
        double[] g = gradient(d, e);
        double first = 1 / (1 + Math.exp(-1));
        assertThat(g[0]).isCloseTo(first * FAR, within(1e-6));
        assertThat(g[1]).isCloseTo(FAR, within(1e-6));
        assertThat(g[2]).isCloseTo(0, within(1e-6));
        assertThat(g[3]).isCloseTo((1 - first) * (FAR - 1), within(1e-6));
    }

    @Test
    void softplusOnItsOwn() {
        Derivation d = Derivations.of("net N {\n input x[2]\n param w[2] = 1\n z = w .* x\n h = softplus(z)\n loss l = sum(h)\n}");
        Environment e = run(d, new double[] {FAR, -FAR}, new double[0]);
        assertThat(loss(d, e)).isEqualTo(FAR);
        assertThat(gradient(d, e)).containsExactly(FAR, -0.0);
    }
}
