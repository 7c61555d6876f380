package chainrule.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.notation.Calls;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.syntax.FunctionSyntax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every initializer of the standard library, on parameters of one to four axes: the same values for the same seed and others
 * for another, distributed as its formula says.
 */
class StandardInitializersTest {

    private static final int DRAWS = 20_000;
    private static final Map<String, int[]> SHAPES = new TreeMap<>(Map.of(
            "v", new int[] {6000}, "W", new int[] {70, 90}, "T", new int[] {20, 30, 11}, "K", new int[] {12, 20, 5, 6}));

    /** Calls, with the mean and the deviation of a [70, 90]. */
    private static final String TEXTBOOK = """
            zeros; 0; 0
            ones; 1; 0
            constant; 0; 0
            constant(0.3); 0.3; 0
            uniform; 0.5; 0.28868
            uniform(-2, 2); 0; 1.15470
            uniform(low = 0.5); 0.75; 0.14434
            normal; 0; 1
            normal(std = 0.1); 0; 0.1
            normal(3, 2); 3; 2
            glorot; 0; 0.11180
            glorot_normal; 0; 0.11180
            xavier_uniform; 0; 0.11180
            xavier_uniform(gain = gain_tanh()); 0; 0.18634
            xavier_normal; 0; 0.11180
            xavier_normal(gain = gain_relu()); 0; 0.15811
            he; 0; 0.14907
            kaiming_normal; 0; 0.14907
            kaiming_normal(mode_fan_out = true); 0; 0.16903
            kaiming_normal(gain = gain_selu()); 0; 0.07906
            kaiming_uniform; 0; 0.14907
            kaiming_uniform(gain = gain_leaky_relu(0.5), mode_fan_out = true); 0; 0.15119
            kaiming_uniform(gain = gain_linear()); 0; 0.10541
            lecun_uniform; 0; 0.10541
            lecun_normal; 0; 0.10541
            torch_default; 0; 0.06086
            """;

    private static final Map<String, Subject> NETWORKS = Subject.all(Stream.concat(
                            Library.initializers().stream().map(FunctionSyntax::name),
                            TEXTBOOK.lines().map(line -> line.split(";")[0]))
                    .distinct()
                    .map(StandardInitializersTest::around)
                    .toList())
            .stream()
            .collect(Collectors.toMap(Subject::title, s -> s));

    static Stream<Arguments> textbook() {
        return TEXTBOOK.lines().map(line -> {
            String[] cells = line.split("; ");
            return Arguments.of(cells[0], Double.parseDouble(cells[1]), Double.parseDouble(cells[2]));
        });
    }

    static Stream<FunctionSyntax> initializers() {
        return Library.initializers().stream();
    }

    private static NeuralNetwork network(String initializer, ElementType type) {
        return NETWORKS.get(initializer).classes().create(type, 1);
    }

    private static Case around(String initializer) {
        StringBuilder spec = new StringBuilder("net Case {\n  input x[2]\n");
        SHAPES.forEach((name, shape) -> {
            String axes = Arrays.toString(shape);
            spec.append("  param ").append(name).append(axes).append(" ~ ").append(initializer).append('\n');
        });
        return new Case(initializer, spec + "  loss l = sum(x) + sum(v) + sum(W) + sum(T) + sum(K)\n}\n");
    }

    private static double[] values(NeuralNetwork network, String parameter) {
        return network.elementType().toDoubles(network.parameter(parameter));
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void valuesDependOnTheSeedAlone(FunctionSyntax f) {
        NeuralNetwork one = network(f.name(), ElementType.DOUBLE);
        NeuralNetwork other = network(f.name(), ElementType.FLOAT);
        for (String name : SHAPES.keySet()) {
            one.initialize(1);
            double[] first = values(one, name);
            one.initialize(2);
            double[] second = values(one, name);
            one.initialize(1);
            other.initialize(1);
            assertThat(values(one, name)).isEqualTo(first);
            assertThat(values(other, name)).containsExactly(first, within(1e-6));
            if (Arrays.stream(first).distinct().count() > 1) {
                assertThat(second).isNotEqualTo(first);
                assertThat(Arrays.stream(first).distinct().count()).isGreaterThan(first.length * 9L / 10);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("initializers")
    void valuesAreDistributedAsTheFormulaSays(FunctionSyntax f) {
        NeuralNetwork network = network(f.name(), ElementType.DOUBLE);
        network.initialize(3);
        SHAPES.forEach((name, shape) -> {
            Spread found = Spread.of(values(network, name));
            Spread expected = Spread.of(drawn(f, shape));
            double error = 6 * expected.deviation / Math.sqrt(found.count);
            assertThat(found.mean).as("mean of %s", name).isCloseTo(expected.mean, within(error + 1e-12));
            assertThat(found.deviation)
                    .as("deviation of %s", name)
                    .isCloseTo(expected.deviation, within(error + 1e-12));
            double margin = expected.deviation + 1e-12;
            assertThat(found.least).as("least of %s", name).isBetween(expected.least - margin, expected.mean + margin);
            assertThat(found.greatest)
                    .as("greatest of %s", name)
                    .isBetween(expected.mean - margin, expected.greatest + margin);
        });
    }

    /** Values of the formula, by the tests' interpreter of the language. */
    private static double[] drawn(FunctionSyntax f, int[] shape) {
        SeededRandom random = new SeededRandom(shape.length);
        Map<String, double[]> arguments = new HashMap<>();
        double[] uniform = new double[DRAWS];
        double[] normal = new double[DRAWS];
        Arrays.setAll(uniform, k -> random.uniform01());
        Arrays.setAll(normal, k -> random.normal01());
        arguments.put("uniform01", uniform);
        arguments.put("normal01", normal);
        arguments.put("fan_in", new double[] {fan(shape, 1)});
        arguments.put("fan_out", new double[] {fan(shape, 0)});
        double[] values = Calls.ofNumbers(f, Library.all(), arguments);
        return values.length == 1 ? new double[] {values[0], values[0]} : values;
    }

    /** As PyTorch has it: a size times those of the axes after the second; a vector has one size for both. */
    private static double fan(int[] shape, int axis) {
        double fan = shape.length == 1 ? shape[0] : shape[axis];
        for (int k = 2; k < shape.length; k++) {
            fan *= shape[k];
        }
        return fan;
    }

    /** @param call what a specification says */
    @ParameterizedTest
    @MethodSource("textbook")
    void textbookMeansAndDeviations(String call, double mean, double deviation) {
        NeuralNetwork network = network(call, ElementType.DOUBLE);
        network.initialize(4);
        Spread found = Spread.of(values(network, "W"));
        assertThat(found.mean).isCloseTo(mean, within(0.05 * deviation + 1e-12));
        assertThat(found.deviation).isCloseTo(deviation, within(0.05 * deviation + 1e-12));
    }

    /** Two parameters of one network do not start with the same draws. */
    @Test
    void parametersDifferFromEachOther() {
        NeuralNetwork network = network("normal", ElementType.DOUBLE);
        network.initialize(5);
        List<Double> firsts = new ArrayList<>();
        SHAPES.keySet().forEach(name -> firsts.add(values(network, name)[0]));
        assertThat(firsts).doesNotHaveDuplicates();
    }

    /** What is known of a distribution from its values. */
    private record Spread(int count, double mean, double deviation, double least, double greatest) {

        static Spread of(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance = Arrays.stream(values).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
            return new Spread(
                    values.length,
                    mean,
                    Math.sqrt(variance),
                    Arrays.stream(values).min().orElseThrow(),
                    Arrays.stream(values).max().orElseThrow());
        }
    }
}
