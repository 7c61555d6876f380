package chainrule.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chainrule.derivation.Derivation;
import chainrule.generated.Generated;
import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.NpyArray;
import chainrule.runtime.TensorInfo;
import chainrule.testing.Derivations;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The library's definitions compute what PyTorch's do: generated classes in double precision are compared with what
 * {@code src/test/python/torch_reference.py} wrote. Each array says by its name to which call of the language it belongs.
 */
class TorchTest {

    private static final double EQUAL = 1e-10;
    private static final double EQUAL_AFTER_STEPS = 1e-9;
    /** What is lost beside the largest element: a tenth of the rounding of a double. */
    private static final double NOTHING = 1e-17;
    private static final TorchArrays ACTIVATIONS = TorchArrays.read("activations.npz");
    private static final TorchArrays TENSORS = TorchArrays.read("tensors.npz");
    private static final TorchArrays OPTIMIZERS = TorchArrays.read("optimizers.npz");

    /** A call with the class of a network around it. */
    record Row(String call, Generated classes) {
        NeuralNetwork network(int samples) {
            NeuralNetwork network = classes.create(ElementType.DOUBLE, samples);
            network.initialize(0);
            return network;
        }

        @Override
        public String toString() {
            return call;
        }
    }

    private static Stream<Row> rows(TorchArrays arrays, Function<String, String> spec) {
        List<String> calls = arrays.calls();
        List<Derivation> derivations =
                calls.stream().map(call -> Derivations.of(spec.apply(call))).toList();
        List<Generated> classes = Generated.all(derivations);
        return IntStream.range(0, calls.size()).mapToObj(k -> new Row(calls.get(k), classes.get(k)));
    }

    static Stream<Row> activations() {
        int n = ACTIVATIONS.shared("points").size();
        return rows(ACTIVATIONS, call -> "net T {\n input x[" + n + "]\n param a[" + n + "]\n z = x + a\n v = " + call
                + "\n output v\n loss l = sum(v)\n}\n");
    }

    @ParameterizedTest
    @MethodSource("activations")
    void activationsHaveTheValuesAndSlopes(Row row) {
        Map<String, NpyArray> torch = ACTIVATIONS.of(row.call());
        NeuralNetwork network = row.network(1);
        train(network, new Object[] {ACTIVATIONS.shared("points").toDoubles()}, new Object[0], 1);
        assertClose("value", network.output("v"), torch.get("value").toDoubles(), EQUAL);
        assertClose("slope", network.gradient("a"), torch.get("slope").toDoubles(), EQUAL);
    }

    static Stream<Row> tensors() {
        return rows(TENSORS, TorchTest::tensorSpec);
    }

    /** Real data are moved by parameters, which are 0; a class is one of as many as the first data have places. */
    private static String tensorSpec(String call) {
        Map<String, NpyArray> data = data(call);
        NpyArray first = data.values().iterator().next();
        StringBuilder spec = new StringBuilder("net T {\n");
        data.forEach((name, array) -> {
            String shape = array.shape().length == 1 ? "" : "[" + TorchArrays.sampleSize(array) + "]";
            spec.append(
                    TorchArrays.isInteger(array)
                            ? " target " + name + " class[" + TorchArrays.sampleSize(first) + "]\n"
                            : " input x" + name + shape + "\n param a" + name + shape + "\n " + name + " = x" + name + " + a"
                                    + name + "\n");
        });
        return spec + " loss l = " + call.replaceFirst("#.*", "") + "\n}\n";
    }

    private static Map<String, NpyArray> data(String call) {
        return TENSORS.of(call).entrySet().stream()
                .filter(e -> !e.getKey().equals("value") && !e.getKey().startsWith("grad."))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
    }

    /** The loss of the batch, and the gradients for it and for each of its samples alone. */
    @ParameterizedTest
    @MethodSource("tensors")
    void functionsOfTensorsHaveTheValuesAndGradients(Row row) {
        Map<String, NpyArray> torch = TENSORS.of(row.call());
        Map<String, NpyArray> data = data(row.call());
        int samples = data.values().iterator().next().shape()[0];
        NeuralNetwork network = row.network(samples);
        double loss = train(
                network, arrays(network.inputs(), data, -1), arrays(network.targets(), data, -1), samples);
        double value = torch.get("value").toDoubles()[0];
        assertThat(loss).isCloseTo(value, within(EQUAL * Math.abs(value)));
        torch.forEach((name, array) -> {
            if (name.startsWith("grad.")) {
                assertClose(name, network.gradient("a" + name.substring(5)), sum(array), EQUAL);
            }
        });
        for (int s = 0; s < samples; s++) {
            train(network, arrays(network.inputs(), data, s), arrays(network.targets(), data, s), 1);
            assertSample(network, torch, samples, s);
        }
    }

    private static void assertSample(NeuralNetwork network, Map<String, NpyArray> torch, int samples, int s) {
        torch.forEach((name, array) -> {
            if (name.startsWith("grad.")) {
                double[] share = (double[]) TorchArrays.sample(array, s);
                double[] own = Arrays.stream(share).map(g -> g * samples).toArray();
                assertClose(name + " of sample " + s, network.gradient("a" + name.substring(5)), own, EQUAL);
            }
        });
    }

    /** @param s the sample, all if it is below 0 */
    private static Object[] arrays(List<TensorInfo> wanted, Map<String, NpyArray> data, int s) {
        return wanted.stream()
                .map(info -> data.getOrDefault(info.name(), data.get(info.name().substring(1))))
                .map(array -> s < 0 ? TorchArrays.all(array) : TorchArrays.sample(array, s))
                .toArray();
    }

    /** Over the samples. */
    private static double[] sum(NpyArray array) {
        double[] sum = new double[TorchArrays.sampleSize(array)];
        double[] all = array.toDoubles();
        for (int k = 0; k < all.length; k++) {
            sum[k % sum.length] += all[k];
        }
        return sum;
    }

    static Stream<Row> optimizers() {
        int n = OPTIMIZERS.shared("start").size();
        return rows(OPTIMIZERS, call -> "net T {\n input x[" + n + "]\n param w[" + n
                + "]\n loss l = sum(x .* w)\n step " + call + "\n}\n");
    }

    /** The gradient of w is the input. */
    @ParameterizedTest
    @MethodSource("optimizers")
    void optimizersTakeTheSameSteps(Row row) {
        NpyArray gradients = OPTIMIZERS.shared("gradients");
        NpyArray after = OPTIMIZERS.of(row.call()).get("after");
        NeuralNetwork network = row.network(1);
        network.setParameter("w", OPTIMIZERS.shared("start").toDoubles());
        for (int step = 0; step < gradients.shape()[0]; step++) {
            train(network, new Object[] {TorchArrays.sample(gradients, step)}, new Object[0], 1);
            network.step();
            assertClose(
                    "after step " + (step + 1), network.parameter("w"), (double[]) TorchArrays.sample(after, step),
                    EQUAL_AFTER_STEPS);
        }
    }

    private static double train(NeuralNetwork network, Object[] inputs, Object[] targets, int n) {
        network.forward(inputs, n);
        double loss = network.loss(targets, n);
        network.zeroGrad();
        network.backward();
        return loss;
    }

    private static void assertClose(String what, Object found, double[] expected, double tolerance) {
        double[] values = (double[]) found;
        assertThat(values).as(what).hasSameSizeAs(expected);
        double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (int k = 0; k < expected.length; k++) {
            // Where p rounds to 1, PyTorch's p − 1 is 0; ours is what is left of it.
            double allowed = tolerance * Math.abs(expected[k]) + NOTHING * Math.max(largest, 1);
            assertThat(values[k]).as("%s at %d", what, k).isCloseTo(expected[k], within(allowed));
        }
    }
}
