package chainrule.notation;

import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * A value of the language: a number, a vector, a row (a transposed vector), a matrix, or more.
 *
 * @param shape none for a number
 * @param data in row-major order
 * @param isRow whether this is a transposed vector, so that its product with a vector is a number
 */
record Array(int[] shape, double[] data, boolean isRow) {

    static Array number(double value) {
        return new Array(new int[0], new double[] {value}, false);
    }

    static Array of(Tensor tensor) {
        return new Array(tensor.shape(), tensor.data(), false);
    }

    int rank() {
        return shape.length;
    }

    /** The value of a number. */
    double number() {
        if (rank() != 0) {
            throw new NotInLanguage("a number is needed, not " + Arrays.toString(shape));
        }
        return data[0];
    }

    /** Element by element on equal shapes, numbers among them. */
    static Array zip(List<Array> operands, ToDoubleFunction<double[]> f) {
        Array shaped = operands.stream().filter(a -> a.rank() > 0).findFirst().orElse(operands.get(0));
        for (Array a : operands) {
            if (a.rank() > 0 && !Arrays.equals(a.shape, shaped.shape)) {
                throw new NotInLanguage(
                        "shapes differ: " + Arrays.toString(a.shape) + " and " + Arrays.toString(shaped.shape));
            }
        }
        double[] result = new double[shaped.data.length];
        for (int k = 0; k < result.length; k++) {
            int place = k;
            result[k] = f.applyAsDouble(operands.stream()
                    .mapToDouble(a -> a.rank() == 0 ? a.data[0] : a.data[place])
                    .toArray());
        }
        boolean row = shaped.rank() > 0 && operands.stream().allMatch(a -> a.rank() == 0 || a.isRow);
        return new Array(shaped.shape, result, row);
    }

    Array transposed() {
        if (rank() == 1) {
            return new Array(new int[] {1, shape[0]}, data, true);
        } else if (rank() != 2) {
            throw new NotInLanguage("no transpose of " + Arrays.toString(shape));
        } else if (isRow) {
            return new Array(new int[] {shape[1]}, data, false);
        }
        double[] turned = new double[data.length];
        for (int k = 0; k < turned.length; k++) {
            turned[k] = data[k % shape[0] * shape[1] + k / shape[0]];
        }
        return new Array(new int[] {shape[1], shape[0]}, turned, false);
    }

    /** The product of matrices and vectors; a vector on the left is a column. */
    Array times(Array other) {
        if (rank() == 0 || other.rank() == 0) {
            return zip(List.of(this, other), x -> x[0] * x[1]);
        }
        if (rank() > 2 || other.rank() > 2 || rank() == 1 && other.rank() == 1) {
            throw new NotInLanguage("no product of " + Arrays.toString(shape) + " and " + Arrays.toString(other.shape));
        }
        int inner = rank() == 1 ? 1 : shape[1];
        if (other.shape[0] != inner) {
            throw new NotInLanguage(
                    "the product does not fit: " + Arrays.toString(shape) + " times " + Arrays.toString(other.shape));
        }
        int columns = other.rank() == 1 ? 1 : other.shape[1];
        double[] product = product(data, other.data, shape[0], inner, columns);
        if (isRow && other.rank() == 1) {
            return number(product[0]);
        }
        return new Array(other.rank() == 1 ? new int[] {shape[0]} : new int[] {shape[0], columns}, product, isRow);
    }

    private static double[] product(double[] a, double[] b, int rows, int inner, int columns) {
        double[] product = new double[rows * columns];
        for (int k = 0; k < product.length; k++) {
            for (int i = 0; i < inner; i++) {
                product[k] += a[k / columns * inner + i] * b[i * columns + k % columns];
            }
        }
        return product;
    }

    /** Whether a place is inside. */
    boolean contains(int[] place) {
        for (int k = 0; k < shape.length; k++) {
            if (place[k] < 0 || place[k] >= shape[k]) {
                return false;
            }
        }
        return true;
    }

    Array at(int[] place) {
        return number(data[new Tensor(shape, data).offset(place)]);
    }

    /** The part behind a place of the first axis. */
    Array slice(int first) {
        int[] rest = Arrays.copyOfRange(shape, 1, rank());
        int size = data.length / shape[0];
        return new Array(rest, Arrays.copyOfRange(data, first * size, (first + 1) * size), false);
    }

    /** The arrays as the places of a new first axis. */
    static Array stack(List<Array> slices) {
        int[] inner = slices.get(0).shape;
        int[] shape = new int[inner.length + 1];
        shape[0] = slices.size();
        System.arraycopy(inner, 0, shape, 1, inner.length);
        return new Array(shape, slices.stream().flatMapToDouble(a -> Arrays.stream(a.data)).toArray(), false);
    }
}
