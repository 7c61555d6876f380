package chainrule.cli.data;

import chainrule.runtime.TensorInfo;
import java.util.ArrayList;
import java.util.List;

/**
 * Samples for a network, in memory.
 *
 * @param count how many
 * @param inputs flat row-major arrays with the samples as first axis, one for each input, in the network's types and order
 * @param targets likewise
 */
public record Samples(int count, List<Tensor> inputs, List<Tensor> targets) {

    /** The values of one input or target. */
    public record Tensor(TensorInfo info, Object values) {

        /** One value of one sample. */
        public double get(int sample, int element) {
            return info.type().get(values, sample * info.size() + element);
        }
    }

    public Samples {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    /** Inputs and targets. */
    public List<Tensor> all() {
        List<Tensor> all = new ArrayList<>(inputs);
        all.addAll(targets);
        return all;
    }

    /** An array for each tensor, for some samples at a time. */
    public static Object[] buffers(List<Tensor> tensors, int samples) {
        return tensors.stream()
                .map(t -> t.info().type().allocate(samples * t.info().size()))
                .toArray();
    }

    /** Copies the samples rows[from], rows[from + 1], … into buffers. */
    public static void gather(List<Tensor> tensors, int[] rows, int from, int count, Object[] buffers) {
        for (int t = 0; t < buffers.length; t++) {
            int size = tensors.get(t).info().size();
            for (int k = 0; k < count; k++) {
                System.arraycopy(tensors.get(t).values(), rows[from + k] * size, buffers[t], k * size, size);
            }
        }
    }
}
