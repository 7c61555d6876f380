package chainrule.symbolic.eval;

/** Values in row-major order. */
public record Tensor(int[] shape, double[] data) {

    public static Tensor zeros(int... shape) {
        return new Tensor(shape, new double[size(shape)]);
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
        return new Tensor(shape, data.clone());
    }
}
