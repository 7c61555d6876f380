package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The optimizer's step in a generated class, against the same formulas in plain Java. */
class OptimizerTest {

    /** o = w · x, l = o: the gradient of w is x. */
    private static TrainingProgram linear() {
        ProgramBuilder b = new ProgramBuilder("Linear");
        Index j = b.index("j", 3);
        Symbol x = b.input("x", j);
        Symbol w = b.parameter("w", j);
        Symbol o = b.define("o", Exprs.sum(List.of(j), Exprs.mul(Exprs.access(w, j), Exprs.access(x, j))));
        b.loss(o);
        b.adjoint(w, Exprs.access(x, List.of(Affine.of(j))), j);
        return b.outputs(o).optimizer(Optimizers.adam()).build();
    }

    @Test
    void adamMovesAsItsFormulasSay() {
        NeuralNetwork network = Emitted.load(linear(), ElementType.DOUBLE).create(1);
        double[] w = (double[]) network.parameter("w");
        double[] m = new double[3];
        double[] v = new double[3];
        for (int t = 1; t <= 5; t++) {
            double[] g = {0.3 * t, -2, 1e-3 / t};
            Emitted.step(network, new Object[] {g}, new Object[0], 1);
            for (int k = 0; k < 3; k++) {
                m[k] = 0.9 * m[k] + (1 - 0.9) * g[k];
                v[k] = 0.999 * v[k] + (1 - 0.999) * g[k] * g[k];
                w[k] -= 0.001 * (m[k] / (1 - Math.pow(0.9, t))) / (Math.sqrt(v[k] / (1 - Math.pow(0.999, t))) + 1e-8);
            }
            assertThat((double[]) network.parameter("w")).containsExactly(w, within(1e-14));
        }
    }

    @Test
    void whatIsTheSameForAllParametersIsComputedOnceAndInDoublePrecision() {
        String source = Emitted.source(linear(), ElementType.FLOAT);
        String update = source.substring(source.indexOf("private void update1("));
        update = update.substring(0, update.indexOf("}\n\n"));
        String loop = update.substring(update.indexOf("for ("));
        assertThat(update).contains("(float) (this.rate / (1.0 - Math.pow(this.beta1, (double) steps)))");
        assertThat(loop).doesNotContain("pow").doesNotContain("this.");
    }

    @Test
    void initializingForgetsTheState() {
        NeuralNetwork network = Emitted.load(linear(), ElementType.FLOAT).create(2);
        Object[] data = {new float[] {1, 2, 3, 4, 5, 6}};
        Emitted.step(network, data, new Object[0], 2);
        float[] once = (float[]) network.parameter("w");
        Emitted.step(network, data, new Object[0], 2);
        network.initialize(0);
        assertThat((float[]) network.gradient("w")).containsOnly(0);
        Emitted.step(network, data, new Object[0], 2);
        assertThat((float[]) network.parameter("w")).isEqualTo(once);
        network.initialize(1);
        Emitted.step(network, data, new Object[0], 2);
        assertThat((float[]) network.parameter("w")).isNotEqualTo(once);
    }

    @Test
    void hyperparametersCanBeReadAndChanged() throws ReflectiveOperationException {
        NeuralNetwork network = Emitted.load(linear(), ElementType.FLOAT).create(1);
        Class<?> type = network.getClass();
        assertThat(type.getMethod("rate").invoke(network)).isEqualTo(0.001f);
        type.getMethod("rate", float.class).invoke(network, 0f);
        float[] before = (float[]) network.parameter("w");
        Emitted.step(network, new Object[] {new float[] {1, 1, 1}}, new Object[0], 1);
        assertThat((float[]) network.parameter("w")).isEqualTo(before);
    }

    /** What an optimizer cannot work with is refused before it makes every weight NaN; 0 stands still. */
    @Test
    void hyperparametersAreFiniteAndNotNegative() throws ReflectiveOperationException {
        NeuralNetwork network = Emitted.load(linear(), ElementType.FLOAT).create(1);
        for (String name : List.of("rate", "beta1", "beta2", "eps")) {
            Method setter = network.getClass().getMethod(name, float.class);
            Object before = network.getClass().getMethod(name).invoke(network);
            for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, -0.1f}) {
                assertThatThrownBy(() -> setter.invoke(network, bad))
                        .cause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("the optimizer's " + name + ": expected a finite number from 0, got " + (double) bad);
            }
            assertThat(network.getClass().getMethod(name).invoke(network)).isEqualTo(before);
        }
    }

    /** Old activations with new weights are no gradient: whatever changes the parameters asks for another forward. */
    @Test
    void afterTheParametersHaveChangedForwardComesAnew(@TempDir Path folder) throws IOException {
        NeuralNetwork network = Emitted.load(linear(), ElementType.FLOAT).create(1);
        Object[] x = {new float[] {1, 2, 3}};
        Path file = folder.resolve("w.npz");
        network.save(file);
        Map<String, Change> changes = Map.of(
                "step", network::step,
                "load", () -> network.load(file),
                "setParameter", () -> network.setParameter("w", new float[3]));
        for (Map.Entry<String, Change> change : changes.entrySet()) {
            Emitted.step(network, x, new Object[0], 1);
            network.forward(x, 1);
            network.loss(new Object[0], 1);
            network.backward();
            change.getValue().make();
            assertThatIllegalStateException().as(change.getKey()).isThrownBy(network::backward)
                    .withMessage("backward needs forward and loss first, for the parameters have changed since the last forward: a"
                            + " training step calls forward, loss, zeroGrad, backward, step");
            assertThatIllegalStateException().as(change.getKey()).isThrownBy(() -> network.loss(new Object[0], 1))
                    .withMessageStartingWith("loss needs forward first, for the parameters have changed");
        }
        Emitted.step(network, x, new Object[0], 1);
        network.initialize(3);
        assertThatIllegalStateException().isThrownBy(network::backward).withMessageStartingWith("backward needs forward and loss first: ");
    }

    private interface Change {
        void make() throws IOException;
    }
}
