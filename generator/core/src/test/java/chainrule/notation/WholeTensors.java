package chainrule.notation;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Functions of whole tensors as a textbook defines them: determinants by Laplace's expansion, inverses by cofactors. */
final class WholeTensors {

    private static final Set<String> NAMES = Set.of("diag", "eye", "inv", "det", "logdet", "solve");

    private WholeTensors() {}

    static boolean has(String name) {
        return NAMES.contains(name);
    }

    static Array of(String name, List<Array> arguments) {
        Array a = arguments.get(0);
        return switch (name) {
            case "diag" -> a.rank() == 1 ? diagonal(a.data()) : diagonalOf(a);
            case "eye" -> diagonal(ones((int) a.number()));
            case "inv" -> inverse(a);
            case "det" -> Array.number(determinant(a.data(), a.shape()[0]));
            case "logdet" -> Array.number(Math.log(determinant(a.data(), a.shape()[0])));
            case "solve" -> inverse(a).times(arguments.get(1));
            default -> throw new NotInLanguage("no function " + name);
        };
    }

    /** A row for each class: 1 at its place. */
    static Array oneHot(Array classes, int count) {
        int[] shape = Arrays.copyOf(classes.shape(), classes.rank() + 1);
        shape[classes.rank()] = count;
        double[] data = new double[classes.data().length * count];
        for (int k = 0; k < classes.data().length; k++) {
            data[k * count + (int) classes.data()[k]] = 1;
        }
        return new Array(shape, data, false);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Array diagonal(double[] vector) {
        int n = vector.length;
        double[] data = new double[n * n];
        for (int k = 0; k < n; k++) {
            data[k * n + k] = vector[k];
        }
        return new Array(new int[] {n, n}, data, false);
    }

    private static Array diagonalOf(Array matrix) {
        int n = matrix.shape()[0];
        double[] data = new double[n];
        for (int k = 0; k < n; k++) {
            data[k] = matrix.data()[k * n + k];
        }
        return new Array(new int[] {n}, data, false);
    }

    private static double determinant(double[] a, int n) {
        double sum = n == 0 ? 1 : 0;
        for (int column = 0; column < n; column++) {
            sum += (column % 2 == 0 ? 1 : -1) * a[column] * determinant(minor(a, n, 0, column), n - 1);
        }
        return sum;
    }

    private static double[] minor(double[] a, int n, int row, int column) {
        double[] minor = new double[(n - 1) * (n - 1)];
        int next = 0;
        for (int k = 0; k < n * n; k++) {
            if (k / n != row && k % n != column) {
                minor[next++] = a[k];
            }
        }
        return minor;
    }

    private static Array inverse(Array matrix) {
        int n = matrix.shape()[0];
        double determinant = determinant(matrix.data(), n);
        double[] data = new double[n * n];
        for (int k = 0; k < n * n; k++) {
            int row = k / n;
            int column = k % n;
            double sign = (row + column) % 2 == 0 ? 1 : -1;
            data[column * n + row] = sign * determinant(minor(matrix.data(), n, row, column), n - 1) / determinant;
        }
        return new Array(matrix.shape(), data, false);
    }
}
