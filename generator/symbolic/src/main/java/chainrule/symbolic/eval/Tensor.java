package chainrule.symbolic.eval;

import java.util.Arrays;
import java.util.List;

/**
 * Values in row-major order.
 *
 * @param scales of each value what was added up to compute it (see {@link Measured}); null for what was given
 */
public record Tensor(int[] shape, double[] data, double[] scales) {

    /** Values that are exactly what they are. */
    public Tensor(int[] shape, double[] data) {
        this(shape, data, null);
    }

    public static Tensor zeros(int... shape) {
        return new Tensor(shape, new double[size(shape)]);
    }

    /** Room for values that are computed. */
    static Tensor computed(int... shape) {
        return new Tensor(shape, new double[size(shape)], new double[size(shape)]);
    }

    /** The mean of computed tensors of one shape. */
    public static Tensor mean(List<Tensor> tensors) {
        Tensor mean = computed(tensors.get(0).shape());
        Arrays.setAll(mean.data, k -> mean(tensors.stream().mapToDouble(t -> t.data[k]).toArray()));
        for (Tensor t : tensors) {
            Arrays.setAll(mean.scales, k -> mean.scales[k] + t.scales[k] / tensors.size());
        }
        return mean;
    }

    /** Exactly their value where all are equal; that they are finite does not make their differences so. */
    private static double mean(double[] values) {
        double shifted = values[0] + Arrays.stream(values).map(v -> v - values[0]).sum() / values.length;
        return Double.isFinite(shifted) ? shifted : Arrays.stream(values).map(v -> v / values.length).sum();
    }

    void set(int offset, Measured computed) {
        data[offset] = computed.value();
        scales[offset] = computed.scale();
    }

    static int size(int[] shape) {
        int size = 1;
        for (int n : shape) {
            size *= n;
        }
        return size;
    }

    /** The place of an element; an index outside its axis is an error. */
    public int offset(int... at) {
        int offset = 0;
        for (int k = 0; k < shape.length; k++) {
            if (at[k] < 0 || at[k] >= shape[k]) {
                throw new IndexOutOfBoundsException("index " + at[k] + " on an axis of " + shape[k]);
            }
            offset = offset * shape[k] + at[k];
        }
        return offset;
    }

    /** The indices of the element at an offset. */
    public int[] place(int offset) {
        return place(shape, offset);
    }

    /** The same for any tensor of a shape. */
    public static int[] place(int[] shape, int offset) {
        int[] place = new int[shape.length];
        int rest = offset;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            place[axis] = rest % shape[axis];
            rest /= shape[axis];
        }
        return place;
    }

    public Tensor copy() {
        return new Tensor(shape, data.clone(), scales == null ? null : scales.clone());
    }
}
