package chainrule.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.model.Assignment;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.testing.Derivations;
import chainrule.testing.GeneratedNetworks;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An evaluation in float or double has the value of generated code, but for the order in which a sum is added up. */
class GeneratedValuesTest {

    private static final float[][] POINTS = {
        {0.7f, -1.3f, 2.1f}, {15.25f, 3.5f, -8.1f}, {-20.6f, 90.4f, 1e-4f}, {-100.1f, -100.3f, -101.7f}, {88.9f, 88.1f, 87.3f}
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h = softplus(z) \n loss l = sum(h .* y)",
                "p = sigmoid(z) \n loss l = bce(p, y)",
                "loss l = -log(softmax(z)[1])",
                "h = tanh(z) .* exp(-z^2/7) \n loss l = sum((h - y)^2)/3",
                "h = if z > 0 then z^1.5 else 0.3*z \n loss l = sum(h) - z[0]",
                "h = log(1 + z^2) - expm1(z/100) + erf(z) \n loss l = max(h) - mean(y)",
            })
    void ofALoss(String lines) {
        String spec = "net Bits {\n input x[3]\n target y[3]\n param w[3] = 1\n z = w .* x\n " + lines + "\n}\n";
        Derivation d = Derivations.of(spec);
        NeuralNetwork single = GeneratedNetworks.load(spec, false).create(1);
        NeuralNetwork wide = GeneratedNetworks.load(spec, true).create(1);
        single.initialize(1);
        wide.initialize(1);
        for (float[] x : POINTS) {
            float[] y = {0.25f, 0.5f, 0.125f};
            single.forward(new Object[] {x}, 1);
            assertIsValue(Precision.FLOAT, single.loss(new Object[] {y}, 1), loss(Precision.FLOAT, d, wide(x), wide(y)));
            wide.forward(new Object[] {wide(x)}, 1);
            assertIsValue(Precision.DOUBLE, wide.loss(new Object[] {wide(y)}, 1), loss(Precision.DOUBLE, d, wide(x), wide(y)));
        }
    }

    private static void assertIsValue(Precision p, double generated, double evaluated) {
        assertThat(evaluated).isCloseTo(generated, within(2 * p.ulp(generated)));
    }

    private static double[] wide(float[] x) {
        double[] wide = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            wide[k] = x[k];
        }
        return wide;
    }

    private static double loss(Precision p, Derivation d, double[] x, double[] y) {
        TermEvaluator<Double> e = new TermEvaluator<>(p, new Environment());
        Symbol input = d.network().inputs().get(0);
        e.set(input, x);
        e.set(d.network().targets().get(0), y);
        e.set(d.network().parameters().get(0).symbol(), new double[] {1, 1, 1});
        List<Assignment> forward = d.program().forward();
        forward.forEach(a -> e.assign(a.target(), a.axes(), a.value()));
        return e.element(List.of(), forward.get(forward.size() - 1).value());
    }
}
