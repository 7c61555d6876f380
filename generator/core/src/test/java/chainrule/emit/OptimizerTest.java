package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
