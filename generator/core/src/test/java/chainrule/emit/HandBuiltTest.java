package chainrule.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.model.Parameter;
import chainrule.model.TrainingProgram;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.symbolic.Symbol;
import chainrule.testing.MethodSizes;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The emitted class computes what the program says: outputs, loss and gradients, for batches of any size. */
class HandBuiltTest {

    private static final int CAPACITY = 45;
    /** Above, at and below what a panel holds. */
    private static final int[] BATCHES = {CAPACITY, 16, 7, 2};

    static Set<String> programs() {
        return HandBuilt.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void inDoublePrecision(String name) {
        compare(HandBuilt.all().get(name), ElementType.DOUBLE, 1e-12);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void inSinglePrecision(String name) {
        compare(HandBuilt.all().get(name), ElementType.FLOAT, 1e-4);
    }

    private static void compare(TrainingProgram program, ElementType type, double tolerance) {
        NeuralNetwork network = Emitted.load(program, type).create(CAPACITY);
        network.initialize(5);
        Random random = new Random(11);
        for (int n : BATCHES) {
            Object[] inputs = Emitted.data(network.inputs(), CAPACITY, random);
            Object[] targets = Emitted.data(network.targets(), CAPACITY, random);
            Interpretation expected = new Interpretation(program, network, inputs, targets, n);
            network.predict(inputs, n);
            compareOutputs(program, network, expected, tolerance);
            network.forward(inputs, n);
            assertThat(network.loss(targets, n)).isCloseTo(expected.loss(), within(tolerance * Math.abs(expected.loss())));
            network.zeroGrad();
            network.backward();
            compareOutputs(program, network, expected, tolerance);
            compareGradients(program, network, expected, 1, tolerance);
            network.backward();
            compareGradients(program, network, expected, 2, tolerance);
        }
    }

    private static void compareOutputs(
            TrainingProgram program, NeuralNetwork network, Interpretation expected, double tolerance) {
        for (Symbol s : program.network().outputs()) {
            double[] values = network.elementType().toDoubles(network.output(s.name()));
            compare(s.name(), values, expected.all(s), 1, tolerance);
        }
    }

    private static void compareGradients(
            TrainingProgram program, NeuralNetwork network, Interpretation expected, int times, double tolerance) {
        for (Parameter p : program.network().parameters()) {
            Symbol s = p.symbol();
            double[] values = network.elementType().toDoubles(network.gradient(s.name()));
            compare("d" + s.name(), values, expected.gradient(s, program), times, tolerance);
        }
    }

    private static void compare(String what, double[] values, double[] expected, int times, double tolerance) {
        double largest = 1e-3;
        for (double e : expected) {
            largest = Math.max(largest, Math.abs(e));
        }
        for (int k = 0; k < expected.length; k++) {
            assertThat(values[k])
                    .as("%s[%d]", what, k)
                    .isCloseTo(times * expected[k], within(times * tolerance * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void methodsAreSmallEnoughForHotSpot(String name) {
        for (ElementType type : List.of(ElementType.FLOAT, ElementType.DOUBLE)) {
            Emitted.load(HandBuilt.all().get(name), type)
                    .classFiles()
                    .forEach((file, bytes) -> assertThat(MethodSizes.of(file, bytes))
                            .allSatisfy(m -> assertThat(m.bytes()).as(m.name()).isLessThan(MethodSizes.LIMIT)));
        }
    }
}
