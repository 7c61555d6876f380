package chainrule.symbolic.eval;

import chainrule.symbolic.Access;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Size;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values of functions of whole tensors, by elimination as a textbook has it. */
final class TensorValues {

    /** A pivot that is so much smaller than the matrix is rounding, and the matrix singular. */
    private static final double SINGULAR = 1e-11;

    private TensorValues() {}

    static Tensor of(TensorCall call, Environment environment) {
        List<Tensor> arguments = call.arguments().stream()
                .map(a -> environment.evaluate(a.axes(), a.body()))
                .toList();
        if (call.function() instanceof DefinedFunction f) {
            return defined(f, arguments.get(0));
        }
        Tensor a = arguments.get(0);
        return switch ((OpaqueFunction) call.function()) {
            case INV -> eliminate(a, identity(a.shape()[0])).solution();
            case DET -> number(eliminate(a, identity(a.shape()[0])).determinant());
            case LOGDET -> number(Math.log(eliminate(a, identity(a.shape()[0])).determinant()));
            case SOLVE -> eliminate(a, arguments.get(1)).solution();
            case ONEHOT -> oneHot(a, environment.extent(((Access) call.arguments().get(0).body()).symbol().classes()));
        };
    }

    /** What the rounding error of a value's elements is relative to: an inverse has the error of its largest ones. */
    static double scale(TensorCall call, Tensor value, Environment environment) {
        boolean solves = call.function() instanceof OpaqueFunction f && f.isOfMatrices();
        TensorArgument first = call.arguments().get(0);
        double factor = solves ? largest(environment.evaluate(first.axes(), first.body())) * first.axes().size() : 1;
        return largest(value) * Math.max(1, factor);
    }

    private static double largest(Tensor t) {
        return Arrays.stream(t.data()).map(Math::abs).max().orElse(0);
    }

    private static Tensor number(double value) {
        return new Tensor(new int[0], new double[] {value});
    }

    private static Tensor defined(DefinedFunction f, Tensor argument) {
        Map<Size, Integer> sizes = new HashMap<>();
        for (int k = 0; k < argument.shape().length; k++) {
            sizes.put(f.formal().axes().get(k).asSize(), argument.shape()[k]);
        }
        return new Environment(sizes).set(f.formal(), argument).evaluate(f.axes(), f.body());
    }

    private static Tensor oneHot(Tensor classes, int count) {
        int[] shape = Arrays.copyOf(classes.shape(), classes.shape().length + 1);
        shape[shape.length - 1] = count;
        Tensor rows = Tensor.zeros(shape);
        for (int k = 0; k < classes.data().length; k++) {
            rows.data()[k * count + (int) classes.data()[k]] = 1;
        }
        return rows;
    }

    private static Tensor identity(int n) {
        Tensor identity = Tensor.zeros(n, n);
        for (int k = 0; k < n; k++) {
            identity.data()[k * n + k] = 1;
        }
        return identity;
    }

    private record Eliminated(Tensor solution, double determinant) {}

    /** Gauss and Jordan, with the largest pivot of each column; a singular matrix has no solution and the determinant 0. */
    private static Eliminated eliminate(Tensor matrix, Tensor right) {
        int n = matrix.shape()[0];
        int width = right.data().length / n;
        double[] a = matrix.data().clone();
        double[] b = right.data().clone();
        double determinant = 1;
        double largest = largest(matrix);
        for (int k = 0; k < n; k++) {
            int pivot = pivot(a, n, k);
            if (pivot != k) {
                swap(a, n, k, pivot);
                swap(b, width, k, pivot);
                determinant = -determinant;
            }
            double p = a[k * n + k];
            determinant *= p;
            if (Math.abs(p) <= SINGULAR * largest) {
                Arrays.fill(b, Double.NaN);
                return new Eliminated(new Tensor(right.shape(), b), 0);
            }
            for (int row = 0; row < n; row++) {
                double factor = row == k ? 0 : a[row * n + k] / p;
                subtract(a, n, row, k, factor);
                subtract(b, width, row, k, factor);
            }
        }
        for (int k = 0; k < n; k++) {
            for (int c = 0; c < width; c++) {
                b[k * width + c] /= a[k * n + k];
            }
        }
        return new Eliminated(new Tensor(right.shape(), b), determinant);
    }

    private static int pivot(double[] a, int n, int k) {
        int best = k;
        for (int row = k + 1; row < n; row++) {
            best = Math.abs(a[row * n + k]) > Math.abs(a[best * n + k]) ? row : best;
        }
        return best;
    }

    private static void swap(double[] rows, int width, int i, int j) {
        for (int c = 0; c < width; c++) {
            double kept = rows[i * width + c];
            rows[i * width + c] = rows[j * width + c];
            rows[j * width + c] = kept;
        }
    }

    private static void subtract(double[] rows, int width, int from, int row, double factor) {
        for (int c = 0; c < width && factor != 0; c++) {
            rows[from * width + c] -= factor * rows[row * width + c];
        }
    }
}
