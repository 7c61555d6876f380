package chainrule.cli.data;

import chainrule.runtime.ElementType;
import chainrule.runtime.NeuralNetwork;
import chainrule.runtime.NpyArray;
import chainrule.runtime.Npz;
import chainrule.runtime.TensorInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network's parameters and one batch of its inputs and targets.
 *
 * @param size the samples of the batch
 * @param inputs flat arrays in the network's types, in its order
 * @param targets likewise
 * @param parameters by name
 */
public record NpzBatch(int size, Object[] inputs, Object[] targets, Map<String, NpyArray> parameters) {

    /**
     * Reads what a network needs from an npz file. Other arrays in the file are ignored.
     *
     * @throws UserError that lists all that is missing or does not fit
     */
    public static NpzBatch read(Path file, NeuralNetwork network) throws IOException {
        List<TensorInfo> data = new ArrayList<>(network.inputs());
        data.addAll(network.targets());
        Set<String> names = Stream.concat(data.stream(), network.parameters().stream())
                .map(TensorInfo::name)
                .collect(Collectors.toSet());
        Map<String, NpyArray> arrays = Npz.read(file, names::contains);
        int size = batchSize(arrays, data);
        List<String> misfits = new ArrayList<>();
        network.parameters().forEach(info -> check(info, info.shape(), arrays, misfits));
        data.forEach(info -> check(info, shape(info, size), arrays, misfits));
        if (!misfits.isEmpty()) {
            misfits.add(0, "error: " + file + " does not fit " + network.name());
            throw new UserError(misfits);
        }
        return new NpzBatch(size, values(network.inputs(), arrays), values(network.targets(), arrays), arrays);
    }

    /** The first axis of the first input or target that is there. */
    private static int batchSize(Map<String, NpyArray> arrays, List<TensorInfo> data) {
        return data.stream()
                .map(info -> arrays.get(info.name()))
                .filter(array -> array != null && array.shape().length > 0)
                .mapToInt(array -> array.shape()[0])
                .findFirst()
                .orElse(1);
    }

    /** The shape of a batch: the samples are the first axis. */
    public static int[] shape(TensorInfo info, int samples) {
        int[] sample = info.shape();
        int[] shape = new int[sample.length + 1];
        shape[0] = samples;
        System.arraycopy(sample, 0, shape, 1, sample.length);
        return shape;
    }

    private static void check(TensorInfo info, int[] shape, Map<String, NpyArray> arrays, List<String> misfits) {
        NpyArray array = arrays.get(info.name());
        String expected = "  " + info.name() + ": expected an array of shape " + Arrays.toString(shape);
        if (array == null) {
            misfits.add(expected + ", it is missing");
        } else if (!Arrays.equals(shape, array.shape())) {
            misfits.add(expected + ", got " + Arrays.toString(array.shape()));
        } else if (array.size() == 0) {
            misfits.add("  " + info.name() + ": expected a batch of at least one sample");
        } else if (info.type() == ElementType.INT) {
            checkClasses(info, array, misfits);
        }
    }

    private static void checkClasses(TensorInfo info, NpyArray array, List<String> misfits) {
        String expected = "  " + info.name() + ": expected classes from 0 to " + (info.classes() - 1);
        try {
            for (int value : array.toInts()) {
                if (value < 0 || value >= info.classes()) {
                    misfits.add(expected + ", got " + value);
                    return;
                }
            }
        } catch (ArithmeticException e) {
            misfits.add(expected + ": " + e.getMessage());
        }
    }

    private static Object[] values(List<TensorInfo> infos, Map<String, NpyArray> arrays) {
        return infos.stream()
                .map(info -> arrays.get(info.name()).to(info.type()))
                .toArray();
    }

    /** Gives a network the parameters. */
    public void setParameters(NeuralNetwork network) {
        for (TensorInfo info : network.parameters()) {
            network.setParameter(info.name(), parameters.get(info.name()).to(info.type()));
        }
    }

    /**
     * Runs a network forward, and returns the loss.
     *
     * @throws ArithmeticException if it is not a finite number
     */
    public double loss(NeuralNetwork network) {
        network.forward(inputs, size);
        return network.loss(targets, size);
    }
}
