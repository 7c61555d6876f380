package chainrule.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The parameters of a network as an {@code .npz} file. */
final class Weights {
    private Weights() {}

    static void save(NeuralNetwork network, Path file) throws IOException {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (TensorInfo info : network.parameters()) {
            arrays.put(info.name(), NpyArray.of(network.parameter(info.name()), info.shape()));
        }
        Npz.write(file, arrays);
    }

    static void load(NeuralNetwork network, Path file) throws IOException {
        Set<String> names = network.parameters().stream().map(TensorInfo::name).collect(Collectors.toSet());
        Map<String, NpyArray> arrays = Npz.read(file, names::contains);
        List<String> misfits = new ArrayList<>();
        for (TensorInfo info : network.parameters()) {
            misfit(info, arrays.get(info.name()), misfits);
        }
        if (!misfits.isEmpty()) {
            throw new IOException(file + " does not fit " + network.name() + ": " + String.join("; ", misfits));
        }
        for (TensorInfo info : network.parameters()) {
            network.setParameter(info.name(), arrays.get(info.name()).to(info.type()));
        }
    }

    private static void misfit(TensorInfo info, NpyArray found, List<String> misfits) {
        if (found == null) {
            misfits.add(info + " is missing");
        } else if (!Arrays.equals(info.shape(), found.shape())) {
            misfits.add(info.name() + ": expected " + Arrays.toString(info.shape()) + ", got "
                    + Arrays.toString(found.shape()));
        }
    }
}
