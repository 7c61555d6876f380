package chainrule.compiler.check;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.SeededRandom;
import chainrule.runtime.TensorInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Random data for a batch and random parameters.
 *
 * @param inputs flat arrays by name, as {@link NeuralNetwork#forward} takes them
 * @param targets likewise
 * @param parameters values by name
 */
record Point(Map<String, Object> inputs, Map<String, Object> targets, Map<String, double[]> parameters) {

    /**
     * Draws a point. Points are of several kinds, by turns, because a loss may have a value for some of them only: of
     * either sign, around the initial values, all positive.
     */
    static Point draw(NeuralNetwork network, int samples, long seed) {
        SeededRandom random = new SeededRandom(seed);
        boolean positive = seed % 4 == 3;
        boolean initial = seed % 4 == 2;
        DoubleSupplier between = () -> 0.05 + 0.9 * random.uniform01();
        DoubleSupplier signed = positive ? () -> 0.25 + random.uniform01() : random::normal01;
        network.initialize(seed);
        Map<String, double[]> parameters = new LinkedHashMap<>();
        for (TensorInfo info : network.parameters()) {
            parameters.put(info.name(), parameter(network, info, initial, signed));
        }
        return new Point(
                data(network.inputs(), samples, signed, random),
                data(network.targets(), samples, between, random),
                parameters);
    }

    private static double[] parameter(NeuralNetwork network, TensorInfo info, boolean initial, DoubleSupplier numbers) {
        double scale = 1 / Math.sqrt(fanIn(info));
        double[] values = info.type().toDoubles(network.parameter(info.name()));
        for (int i = 0; i < values.length; i++) {
            double drawn = scale * numbers.getAsDouble();
            values[i] = initial ? values[i] + 0.3 * drawn : drawn;
        }
        return values;
    }

    /** How many values each row of a matrix adds up, so that sums do not grow with the size. */
    private static int fanIn(TensorInfo info) {
        int[] shape = info.shape();
        return shape.length == 0 ? 1 : Math.max(1, info.size() / shape[0]);
    }

    private static Map<String, Object> data(
            List<TensorInfo> infos, int samples, DoubleSupplier numbers, SeededRandom random) {
        Map<String, Object> data = new LinkedHashMap<>();
        for (TensorInfo info : infos) {
            Object array = info.type().allocate(samples * info.size());
            for (int i = 0; i < samples * info.size(); i++) {
                boolean real = info.type() != ElementType.INT;
                info.type().set(array, i, real ? numbers.getAsDouble() : random.below(info.classes()));
            }
            data.put(info.name(), array);
        }
        return data;
    }
}
