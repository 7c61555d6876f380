package chainrule.cli;

import chainrule.cli.data.NpzBatch;
import chainrule.runtime.LossNotFiniteException;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.NpyArray;
import chainrule.runtime.TensorInfo;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of running a network on a batch.
 *
 * @param results by the names of the file that they go to; those of the first step also where its loss is no number
 * @param problem why it ended early, if it did
 */
record BatchRun(Map<String, NpyArray> results, Optional<String> problem) {

    /** Runs a network with the parameters that it has, and trains it for some steps. */
    static BatchRun of(NeuralNetwork network, NpzBatch batch, int steps) {
        Map<String, NpyArray> results = new LinkedHashMap<>();
        Optional<String> problem = Optional.empty();
        try {
            results.put("loss", NpyArray.ofValue(batch.loss(network)));
        } catch (LossNotFiniteException e) {
            results.put("loss", NpyArray.ofValue(e.loss()));
            problem = Optional.of(e.getMessage());
        }
        network.outputs().forEach(info -> results.put(info.name(), output(network, info, batch.size())));
        network.zeroGrad();
        network.backward();
        put("grad.", network::gradient, network, results);
        if (problem.isEmpty()) {
            problem = train(network, batch, steps);
        }
        put("param.", network::parameter, network, results);
        return new BatchRun(results, problem);
    }

    private static Optional<String> train(NeuralNetwork network, NpzBatch batch, int steps) {
        try {
            for (int step = 0; step < steps; step++) {
                network.step();
                if (step + 1 < steps) {
                    batch.loss(network);
                    network.zeroGrad();
                    network.backward();
                }
            }
            return Optional.empty();
        } catch (LossNotFiniteException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static NpyArray output(NeuralNetwork network, TensorInfo info, int samples) {
        Object values = network.output(info.name());
        int length = samples * info.size();
        Object copy = info.type().allocate(length);
        System.arraycopy(values, 0, copy, 0, length);
        return NpyArray.of(copy, NpzBatch.shape(info, samples));
    }

    private static void put(
            String prefix, Function<String, Object> values, NeuralNetwork network, Map<String, NpyArray> results) {
        for (TensorInfo info : network.parameters()) {
            results.put(prefix + info.name(), NpyArray.of(values.apply(info.name()), info.shape()));
        }
    }
}
