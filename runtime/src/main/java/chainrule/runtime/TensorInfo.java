package chainrule.runtime;

import java.util.Arrays;
import java.util.Objects;

/**
 * Describes an input, a target, an output or a parameter of a generated network. The shape is that of one sample: the
 * batch is not in it.
 *
 * @param name the name in the spec, such as {@code x} or {@code h.W}
 * @param type the element type of the Java array that holds it
 * @param shape the sizes of the axes, none for a number; row-major, so that the last axis is contiguous
 * @param classes the number of classes if the elements are classes (0 to {@code classes - 1}), else 0
 * @param offset a parameter's place in the network's flat array of parameters, else 0
 */
public record TensorInfo(String name, ElementType type, int[] shape, int classes, int offset) {
    public TensorInfo {
        Objects.requireNonNull(name);
        Objects.requireNonNull(type);
        shape = shape.clone();
    }

    /** An input, target or output of numbers. */
    public static TensorInfo data(String name, ElementType type, int... shape) {
        return new TensorInfo(name, type, shape, 0, 0);
    }

    /** An input or target of classes: {@code int} from 0 to {@code classes - 1}. */
    public static TensorInfo classes(String name, int classes, int... shape) {
        return new TensorInfo(name, ElementType.INT, shape, classes, 0);
    }

    /** A parameter at an offset of the network's flat array of parameters. */
    public static TensorInfo parameter(String name, ElementType type, int offset, int... shape) {
        return new TensorInfo(name, type, shape, 0, offset);
    }

    @Override
    public int[] shape() {
        return shape.clone();
    }

    /**
     * The number of values of one sample, or of a parameter: the product of the sizes, 1 for a number.
     *
     * @throws ArithmeticException if it is past an array's limit
     */
    public int size() {
        int size = 1;
        for (int axis : shape) {
            size = Math.multiplyExact(size, axis);
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorInfo that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(shape, that.shape)
                && classes == that.classes
                && offset == that.offset;
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, Arrays.hashCode(shape), classes, offset);
    }

    /** As a spec declares it, such as {@code W[4, 2]} or {@code t class[10]}. */
    @Override
    public String toString() {
        String axes = shape.length == 0 ? "" : Arrays.toString(shape);
        return name + axes + (classes == 0 ? "" : " class[" + classes + "]");
    }
}
