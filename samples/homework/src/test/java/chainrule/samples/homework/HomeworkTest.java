package chainrule.samples.homework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The generated classes against the solution of the homework, written down by hand. */
class HomeworkTest {
    private static final double[][] INPUTS = {{0.3, -1.2}, {-0.7, 0.4}, {1.1, 0.9}};
    private static final Homework QUIET = new Homework(new PrintStream(OutputStream.nullOutputStream()));

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** Fills an array from a formula for each element. */
    private static double[] each(double[] a, double[] b, DoubleBinaryOperator formula) {
        double[] result = new double[a.length];
        Arrays.setAll(result, i -> formula.applyAsDouble(a[i], b[i]));
        return result;
    }

    private static float[] flat(double[][] rows) {
        double[] values = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        return (float[]) ElementType.FLOAT.fromDoubles(values);
    }

    private static void check(
            NeuralNetwork network,
            double[][] targets,
            DoubleUnaryOperator f,
            DoubleUnaryOperator derivative,
            BinaryOperator<double[]> delta3) {
        network.initialize(7);
        network.forward(new Object[] {flat(INPUTS)}, INPUTS.length);
        network.loss(new Object[] {flat(targets)}, INPUTS.length);
        network.zeroGrad();
        network.backward();
        TwoLayers.Gradients expected = new TwoLayers(network, INPUTS[0], f).zeros();
        for (int s = 0; s < INPUTS.length; s++) {
            TwoLayers sample = new TwoLayers(network, INPUTS[s], f);
            double[] delta = delta3.apply(sample.z3, targets[s]);
            sample.addGradients(expected, 1.0 / INPUTS.length, INPUTS[s], delta, derivative);
        }
        assertGradient(network, "W1", expected.w1());
        assertGradient(network, "b1", expected.b1());
        assertGradient(network, "W2", expected.w2());
        assertGradient(network, "b2", expected.b2());
    }

    private static void assertGradient(NeuralNetwork network, String name, double[] expected) {
        assertThat(ElementType.FLOAT.toDoubles(network.gradient(name)))
                .as(name)
                .usingComparatorWithPrecision(1e-5)
                .containsExactly(expected)
                .isNotEqualTo(new double[expected.length]);
    }

    @Test
    void networkA() {
        check(
                new HomeworkMse(3),
                new double[][] {{1, -1}, {0.5, 0.2}, {-0.3, 0.8}},
                z -> Math.max(z, 0),
                z -> z > 0 ? 1 : 0,
                (z3, y) -> each(z3, y, (yhat, target) -> 2.0 / 2 * (yhat - target)));
    }

    @Test
    void networkB() {
        check(
                new HomeworkSigmoid(3),
                new double[][] {{1}, {0}, {1}},
                HomeworkTest::sigmoid,
                z -> sigmoid(z) * (1 - sigmoid(z)),
                (z3, y) -> each(z3, y, (z, target) -> {
                    double yhat = sigmoid(z);
                    return 2 * (yhat - target) * yhat * (1 - yhat);
                }));
    }

    @Test
    void networkC() {
        check(
                new HomeworkBce(3),
                new double[][] {{1}, {0}, {1}},
                HomeworkTest::sigmoid,
                z -> sigmoid(z) * (1 - sigmoid(z)),
                (z3, y) -> each(z3, y, (z, target) -> sigmoid(z) - target));
    }

    @Test
    void gradientsAddUpUntilTheyAreCleared() {
        HomeworkBce network = new HomeworkBce(1);
        network.initialize(7);
        network.forward(new float[] {1, 2}, 1);
        network.loss(new float[] {1}, 1);
        network.zeroGrad();
        network.backward();
        double once = ElementType.FLOAT.get(network.gradient("b2"), 0);
        network.backward();
        assertThat(ElementType.FLOAT.get(network.gradient("b2"), 0)).isCloseTo(2 * once, within(1e-6));
    }

    @Test
    void allThreeLearn() {
        assertThat(QUIET.regression()).isLessThan(0.01);
        assertThat(QUIET.sigmoidWithSquaredError()).isLessThan(0.02);
        assertThat(QUIET.sigmoidWithCrossEntropy()).isLessThan(0.02);
    }
}
