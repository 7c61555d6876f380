package chainrule.runtime;

import java.util.List;

/**
 * The checks of a generated class, each with a sentence that says what was expected. A check that passes allocates no
 * memory.
 */
public final class Checks {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    private Checks() {}

    /**
     * The capacity given to a constructor.
     *
     * @param valuesPerSample the size of the network's largest buffer for one sample
     */
    public static void capacity(int capacity, int valuesPerSample) {
        if (capacity < 1) {
            throw new IllegalArgumentException("expected a batch capacity of at least 1, got " + capacity);
        }
        if ((long) capacity * valuesPerSample > LONGEST_ARRAY) {
            throw new IllegalArgumentException("expected a batch capacity of at most " + LONGEST_ARRAY / valuesPerSample
                    + ", the limit of a Java array, got " + capacity);
        }
    }

    /** The number of samples in a call: 1 to the capacity. */
    public static void batch(int n, int capacity) {
        if (n < 1 || n > capacity) {
            throw new IllegalArgumentException("expected a batch of 1 to " + samples(capacity) + ", got " + n);
        }
    }

    /** The number of samples in {@code loss}: the same as in {@code forward}. */
    public static void sameBatch(int n, int forwarded) {
        if (n != forwarded) {
            throw new IllegalArgumentException(
                    "expected the targets of the " + samples(forwarded) + " of forward, got " + samples(n));
        }
    }

    /**
     * The length of an array of data: at least {@code n * size}. A longer one is welcome, so that the last, smaller batch
     * of a data set can use the same array.
     */
    public static void data(String name, int length, int n, int size) {
        if (length < (long) n * size) {
            throw new IllegalArgumentException(name + ": expected at least n*" + size + " = " + (long) n * size
                    + " values for n = " + samples(n) + ", got " + length);
        }
    }

    /** The length of the array that sets a parameter: exactly its size. */
    public static void parameter(String name, int length, int size) {
        if (length != size) {
            throw new IllegalArgumentException(name + ": expected " + counted(size, "value") + ", got " + length);
        }
    }

    /** The first {@code count} values: each a class, 0 to {@code classes - 1}. */
    public static void classes(String name, int[] values, int count, int classes) {
        for (int i = 0; i < count; i++) {
            if (values[i] < 0 || values[i] >= classes) {
                throw new IllegalArgumentException(
                        name + "[" + i + "] = " + values[i] + " is not a class: expected 0 to " + (classes - 1));
            }
        }
    }

    /**
     * The value of a loss.
     *
     * @param steps how often {@code step} was called since the network was initialized
     * @throws LossNotFiniteException if it is no finite number
     */
    public static void finite(String name, double loss, long steps) {
        if (!Double.isFinite(loss)) {
            throw new LossNotFiniteException(
                    "the loss " + name + " is " + loss + " after " + counted(steps, "step")
                            + ": expected a finite number; check the inputs, or lower the rate",
                    loss);
        }
    }

    /** What an optimizer's argument is changed to, such as a rate: a finite number, 0 or above. */
    public static void hyperparameter(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the optimizer's " + name + ": expected a finite number from 0, got " + value);
        }
    }

    /** The number of arrays that a tool passes for the inputs or the targets. */
    public static void count(Object[] arrays, List<TensorInfo> expected) {
        if (arrays.length != expected.size()) {
            throw new IllegalArgumentException("expected an array for each of " + expected + ", got " + arrays.length);
        }
    }

    /** An array that a tool passes, as the {@code float[]} that it must be. */
    public static float[] floats(String name, Object array) {
        if (array instanceof float[] floats) {
            return floats;
        }
        throw wrongType(name, "float[]", array);
    }

    /** An array that a tool passes, as the {@code double[]} that it must be. */
    public static double[] doubles(String name, Object array) {
        if (array instanceof double[] doubles) {
            return doubles;
        }
        throw wrongType(name, "double[]", array);
    }

    /** An array that a tool passes, as the {@code int[]} that it must be. */
    public static int[] ints(String name, Object array) {
        if (array instanceof int[] ints) {
            return ints;
        }
        throw wrongType(name, "int[]", array);
    }

    private static String samples(int n) {
        return counted(n, "sample");
    }

    private static String counted(long n, String noun) {
        return n + " " + noun + (n == 1 ? "" : "s");
    }

    private static IllegalArgumentException wrongType(String name, String expected, Object array) {
        String got = array == null ? "null" : array.getClass().getSimpleName();
        return new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
    }

    /**
     * What to throw for a name that is not there.
     *
     * @param kind the word for what was looked for, such as {@code parameter}
     */
    public static IllegalArgumentException unknown(String kind, String name, List<TensorInfo> known) {
        String names = String.join(", ", known.stream().map(TensorInfo::name).toList());
        return new IllegalArgumentException("there is no " + kind + " " + name + ": expected one of " + names);
    }
}
