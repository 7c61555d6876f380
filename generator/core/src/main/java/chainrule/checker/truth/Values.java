package chainrule.checker.truth;

/**
 * The elements of a formula at a point, in row-major order.
 *
 * @param shape their shape there
 * @param data each element
 * @param scale the size of what was added up to reach it
 */
public record Values(int[] shape, double[] data, double[] scale) {

    private static final double EQUAL = 1e-7;

    static Values exact(int[] shape, double[] data) {
        return new Values(shape, data, data);
    }

    boolean isFinite() {
        for (double x : data) {
            if (!Double.isFinite(x)) {
                return false;
            }
        }
        return true;
    }

    /** Whether element i is c times element j of the other, as far as rounding lets one say. */
    boolean agrees(int i, double c, Values other, int j) {
        double size = Math.abs(scale[i]) + Math.abs(c * other.scale[j]);
        return Math.abs(data[i] - c * other.data[j]) <= EQUAL * Math.max(size, 1e-12);
    }
}
