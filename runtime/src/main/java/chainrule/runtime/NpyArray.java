package chainrule.runtime;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An array as NumPy stores it.
 *
 * @param type the element type
 * @param shape the sizes of the axes, none for a single value
 * @param data a {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}, as the type says, row-major; not
 *     copied
 */
public record NpyArray(NpyType type, int[] shape, Object data) {
    public NpyArray {
        shape = shape.clone();
        long size = 1;
        for (int axis : shape) {
            size = Math.multiplyExact(size, axis);
        }
        if (NpyType.of(data) != type || Array.getLength(data) != size) {
            throw new IllegalArgumentException("expected " + size + " values of type " + type.code() + ", got "
                    + data.getClass().getComponentType() + "[" + Array.getLength(data) + "]");
        }
    }

    /** An array of the type that the Java array has. */
    public static NpyArray of(Object data, int... shape) {
        return new NpyArray(NpyType.of(data), shape, data);
    }

    /** An array without axes, which holds one value. */
    public static NpyArray ofValue(double value) {
        return of(new double[] {value});
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** The number of values. */
    public int size() {
        return Array.getLength(data);
    }

    /**
     * The values as an array of a network's element type: the data themselves if they have it already, else a copy.
     *
     * @throws ArithmeticException as {@link #toInts}
     */
    public Object to(ElementType wanted) {
        return switch (wanted) {
            case FLOAT -> toFloats();
            case DOUBLE -> toDoubles();
            case INT -> toInts();
        };
    }

    /** The values, rounded to float where they are not; the data themselves if they are floats. */
    public float[] toFloats() {
        if (data instanceof float[] floats) {
            return floats;
        }
        float[] floats = new float[size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = data instanceof long[] longs ? longs[i] : (float) asDouble(i);
        }
        return floats;
    }

    /** The values as doubles, rounded if they are integers past 2^53; the data themselves if they are doubles. */
    public double[] toDoubles() {
        return data instanceof double[] doubles
                ? doubles
                : IntStream.range(0, size()).mapToDouble(this::asDouble).toArray();
    }

    /**
     * The values as integers; the data themselves if they are.
     *
     * @throws ArithmeticException if a value does not fit an int or is not a whole number, with a sentence that names it
     */
    public int[] toInts() {
        return data instanceof int[] ints
                ? ints
                : IntStream.range(0, size()).map(this::asInt).toArray();
    }

    private double asDouble(int i) {
        return switch (type) {
            case F4 -> ((float[]) data)[i];
            case F8 -> ((double[]) data)[i];
            case I4 -> ((int[]) data)[i];
            case I8 -> ((long[]) data)[i];
        };
    }

    private int asInt(int i) {
        double value = asDouble(i);
        if (value != (int) value) {
            String text = data instanceof long[] longs ? Long.toString(longs[i]) : Double.toString(value);
            throw new ArithmeticException("the value " + text + " at " + i + " is not an integer of 32 bits");
        }
        return (int) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NpyArray that
                && type == that.type
                && Arrays.equals(shape, that.shape)
                && Arrays.deepEquals(new Object[] {data}, new Object[] {that.data});
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(new Object[] {type, shape, data});
    }

    @Override
    public String toString() {
        return type.code() + Arrays.toString(shape);
    }
}
