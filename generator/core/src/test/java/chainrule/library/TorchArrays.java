package chainrule.library;

import chainrule.runtime.Npz;
import chainrule.runtime.NpyArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code src/test/python/torch_reference.py} wrote: arrays by names such as {@code elu(z, alpha = 0.3)/slope}. */
final class TorchArrays {

    private static final Path FOLDER = Path.of("src", "test", "resources", "torch");

    private final Map<String, NpyArray> arrays;

    private TorchArrays(Map<String, NpyArray> arrays) {
        this.arrays = arrays;
    }

    static TorchArrays read(String file) {
        try {
            return new TorchArrays(Npz.read(FOLDER.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The calls that the file is about, each with its mark of a data set, in its order. */
    List<String> calls() {
        return arrays.keySet().stream()
                .filter(name -> name.contains("/"))
                .map(name -> name.substring(0, name.indexOf('/')))
                .distinct()
                .toList();
    }

    /** The arrays of a call by what they are. */
    Map<String, NpyArray> of(String call) {
        Map<String, NpyArray> found = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(call + "/")) {
                found.put(name.substring(call.length() + 1), array);
            }
        });
        return found;
    }

    /** An array that several calls share. */
    NpyArray shared(String name) {
        return arrays.get(name);
    }

    static boolean isInteger(NpyArray array) {
        return !(array.data() instanceof double[]);
    }

    /** The size of one sample, where the first axis counts samples. */
    static int sampleSize(NpyArray array) {
        return array.size() / array.shape()[0];
    }

    /** The values of one sample, as a network takes them. */
    static Object sample(NpyArray array, int s) {
        int size = sampleSize(array);
        return isInteger(array)
                ? Arrays.copyOfRange(array.toInts(), s * size, (s + 1) * size)
                : Arrays.copyOfRange(array.toDoubles(), s * size, (s + 1) * size);
    }

    /** All samples, as a network takes them. */
    static Object all(NpyArray array) {
        return isInteger(array) ? array.toInts() : array.toDoubles();
    }
}
