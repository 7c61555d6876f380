package chainrule.symbolic.exact;

import chainrule.symbolic.Access;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import java.util.Arrays;
import java.util.List;

/** The values of functions of whole tensors, by elimination. */
final class ExactTensors {

    private static final ExactNumber ZERO = ExactNumber.of(0);

    private ExactTensors() {}

    /** All elements of the value of a function that is not defined by a formula. */
    static ExactNumber[] of(TensorCall call, ExactPoint point) {
        List<ExactNumber[]> arguments = call.arguments().stream().map(a -> values(a, point)).toList();
        int n = call.arguments().get(0).extents().stream().mapToInt(point::extent).findFirst().orElse(1);
        return switch ((OpaqueFunction) call.function()) {
            case INV -> eliminate(arguments.get(0), identity(n), n).solution();
            case DET -> number(eliminate(arguments.get(0), identity(n), n).determinant());
            case LOGDET -> number(log(eliminate(arguments.get(0), identity(n), n).determinant()));
            case SOLVE -> eliminate(arguments.get(0), arguments.get(1), n).solution();
            case ONEHOT -> oneHot(arguments.get(0), point.extent(((Access) call.arguments().get(0).body()).symbol().classes()));
        };
    }

    private static ExactNumber[] values(TensorArgument a, ExactPoint point) {
        return new ExactEvaluator(point).values(a.axes(), a.body());
    }

    private static ExactNumber[] number(ExactNumber value) {
        return new ExactNumber[] {value};
    }

    private static ExactNumber log(ExactNumber x) {
        return new ExactNumber(Series.log(x.padic()), Math.log(x.real()));
    }

    private static ExactNumber[] oneHot(ExactNumber[] classes, int count) {
        ExactNumber[] rows = zeros(classes.length * count);
        for (int k = 0; k < classes.length; k++) {
            rows[k * count + (int) classes[k].real()] = ExactNumber.of(1);
        }
        return rows;
    }

    private static ExactNumber[] zeros(int n) {
        ExactNumber[] zeros = new ExactNumber[n];
        Arrays.fill(zeros, ZERO);
        return zeros;
    }

    private static ExactNumber[] identity(int n) {
        ExactNumber[] identity = zeros(n * n);
        for (int k = 0; k < n; k++) {
            identity[k * n + k] = ExactNumber.of(1);
        }
        return identity;
    }

    private record Eliminated(ExactNumber[] solution, ExactNumber determinant) {}

    /** Gauss and Jordan; the pivot is what the prime divides least, and so loses the fewest digits. */
    private static Eliminated eliminate(ExactNumber[] matrix, ExactNumber[] right, int n) {
        ExactNumber[] a = matrix.clone();
        ExactNumber[] b = right.clone();
        int width = b.length / n;
        ExactNumber determinant = ExactNumber.of(1);
        for (int k = 0; k < n; k++) {
            int pivot = pivot(a, n, k);
            if (pivot != k) {
                swap(a, n, k, pivot);
                swap(b, width, k, pivot);
                determinant = ZERO.minus(determinant);
            }
            ExactNumber p = a[k * n + k];
            determinant = determinant.times(p);
            for (int row = 0; row < n; row++) {
                if (row != k) {
                    ExactNumber factor = a[row * n + k].dividedBy(p);
                    subtract(a, n, row, k, factor);
                    subtract(b, width, row, k, factor);
                }
            }
        }
        for (int k = 0; k < b.length; k++) {
            b[k] = b[k].dividedBy(a[k / width * n + k / width]);
        }
        return new Eliminated(b, determinant);
    }

    private static int pivot(ExactNumber[] a, int n, int k) {
        int best = k;
        for (int row = k + 1; row < n; row++) {
            best = a[row * n + k].padic().valuation() < a[best * n + k].padic().valuation() ? row : best;
        }
        return best;
    }

    private static void swap(ExactNumber[] rows, int width, int i, int j) {
        for (int c = 0; c < width; c++) {
            ExactNumber kept = rows[i * width + c];
            rows[i * width + c] = rows[j * width + c];
            rows[j * width + c] = kept;
        }
    }

    private static void subtract(ExactNumber[] rows, int width, int from, int row, ExactNumber factor) {
        for (int c = 0; c < width; c++) {
            rows[from * width + c] = rows[from * width + c].minus(factor.times(rows[row * width + c]));
        }
    }
}
