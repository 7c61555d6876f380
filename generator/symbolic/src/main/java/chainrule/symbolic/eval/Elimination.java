package chainrule.symbolic.eval;

import chainrule.symbolic.Rational;

/** Elimination by Gauss and Jordan, in any algebra, with the pivot of each column that loses the fewest digits. */
final class Elimination {

    private static final Rational INVERSE = Rational.of(-1);

    private final Algebra algebra;
    private final int n;
    private final int width;
    private final int a;
    private final int b;
    private final int determinant;
    private final int minusOne;
    private final int inverse;
    private final int factor;
    private final int product;

    /**
     * What there is at the end; of a singular matrix, the determinant 0 and a solution that has no value.
     *
     * @param determinant a single number
     */
    record Result(TensorCalls.Block solution, TensorCalls.Block determinant) {}

    private Elimination(TensorCalls.Block matrix, TensorCalls.Block right, Algebra algebra) {
        this.algebra = algebra;
        this.n = matrix.shape()[0];
        this.width = right.count() / n;
        this.a = matrix.first();
        this.b = right.first();
        this.determinant = algebra.allocate(1);
        this.minusOne = algebra.allocate(1);
        this.inverse = algebra.allocate(1);
        this.factor = algebra.allocate(1);
        this.product = algebra.allocate(1);
    }

    /** Solves matrix · x = right, where these stand. */
    static Result of(TensorCalls.Block matrix, TensorCalls.Block right, Algebra algebra) {
        Elimination e = new Elimination(matrix, right, algebra);
        e.run();
        return new Result(right, new TensorCalls.Block(e.determinant, new int[0]));
    }

    private void run() {
        algebra.set(determinant, 1);
        algebra.set(minusOne, -1);
        int largest = largest();
        for (int k = 0; k < n; k++) {
            exchange(k, pivot(k));
            int p = a + k * n + k;
            if (algebra.vanishes(p, largest)) {
                giveUp();
                return;
            }
            algebra.times(determinant, determinant, p);
            algebra.power(inverse, p, INVERSE);
            for (int row = 0; row < n; row++) {
                if (row != k) {
                    algebra.times(factor, a + row * n + k, inverse);
                    algebra.times(factor, factor, minusOne);
                    add(a, n, row, k);
                    add(b, width, row, k);
                }
            }
            // The rows above keep the pivot; the solution is divided by it at once.
            for (int c = 0; c < width; c++) {
                algebra.times(b + k * width + c, b + k * width + c, inverse);
            }
            scale(k);
        }
    }

    /** Makes the pivot of a row 1, as the row of the solution has it already. */
    private void scale(int k) {
        for (int c = 0; c < n; c++) {
            algebra.times(a + k * n + c, a + k * n + c, inverse);
        }
    }

    private void giveUp() {
        algebra.set(determinant, 0);
        for (int k = 0; k < n * width; k++) {
            algebra.setUndefined(b + k);
        }
    }

    /** A copy of the element that would be the best pivot of all. */
    private int largest() {
        int largest = algebra.allocate(1);
        int best = a;
        for (int k = 1; k < n * n; k++) {
            best = algebra.isBetterPivot(a + k, best) ? a + k : best;
        }
        algebra.move(largest, best);
        return largest;
    }

    private int pivot(int k) {
        int best = k;
        for (int row = k + 1; row < n; row++) {
            best = algebra.isBetterPivot(a + row * n + k, a + best * n + k) ? row : best;
        }
        return best;
    }

    private void exchange(int k, int row) {
        if (row != k) {
            swap(a, n, k, row);
            swap(b, width, k, row);
            algebra.times(determinant, determinant, minusOne);
        }
    }

    private void swap(int rows, int length, int i, int j) {
        for (int c = 0; c < length; c++) {
            algebra.move(product, rows + i * length + c);
            algebra.move(rows + i * length + c, rows + j * length + c);
            algebra.move(rows + j * length + c, product);
        }
    }

    /** Adds the factor times a row to another. */
    private void add(int rows, int length, int to, int row) {
        for (int c = 0; c < length; c++) {
            algebra.times(product, factor, rows + row * length + c);
            algebra.plus(rows + to * length + c, rows + to * length + c, product);
        }
    }
}
