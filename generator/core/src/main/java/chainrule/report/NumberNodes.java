package chainrule.report;

import chainrule.symbolic.eval.Tensor;
import chainrule.symbolic.notation.MathNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Values as formulas: numbers to four digits, long axes with their middle left out. */
final class NumberNodes {

    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    /** Elements of an axis that are shown; a longer one shows the first few and the last. */
    private static final int MOST_ELEMENTS = 6;

    /** Numbers outside of these are written with a power of ten. */
    private static final int LEAST_EXPONENT = -4;
    private static final int MOST_EXPONENT = 6;

    private NumberNodes() {}

    static MathNode of(Tensor t) {
        return of(t.shape(), t.data());
    }

    /** The rows of a derivative in numerator layout: its axes the other way round, a vector as one row. */
    static MathNode turned(Tensor t) {
        if (t.shape().length == 0) {
            return of(t);
        }
        int rank = t.shape().length;
        int[] shape = new int[rank];
        Arrays.setAll(shape, k -> t.shape()[rank - 1 - k]);
        Tensor turned = Tensor.zeros(shape);
        for (int k = 0; k < turned.data().length; k++) {
            int[] place = turned.place(k);
            int[] from = new int[rank];
            Arrays.setAll(from, axis -> place[rank - 1 - axis]);
            turned.data()[k] = t.data()[t.offset(from)];
        }
        return rank == 1 ? new MathNode.Array(List.of(of(turned))) : of(turned);
    }

    private static MathNode of(int[] shape, double[] data) {
        if (shape.length == 0) {
            return of(data[0]);
        }
        int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
        int size = data.length / Math.max(1, shape[0]);
        List<MathNode> elements = new ArrayList<>();
        for (int k = 0; k < shape[0]; k++) {
            boolean leftOut = shape[0] > MOST_ELEMENTS && k >= MOST_ELEMENTS - 2 && k < shape[0] - 1;
            if (!leftOut) {
                elements.add(of(inner, Arrays.copyOfRange(data, k * size, (k + 1) * size)));
            } else if (k == MOST_ELEMENTS - 2) {
                elements.add(new MathNode.Ellipsis());
            }
        }
        return new MathNode.Array(elements);
    }

    static MathNode of(double value) {
        if (!Double.isFinite(value)) {
            return new MathNode.Number(Double.toString(value));
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        MathNode size = size(rounded.abs());
        return rounded.signum() < 0 ? MathNode.Sum.negative(size) : size;
    }

    private static MathNode size(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        if (value.signum() == 0 || exponent >= LEAST_EXPONENT && exponent <= MOST_EXPONENT) {
            return plain(value);
        }
        MathNode power = new MathNode.Power(new MathNode.Number("10"), signed(exponent));
        return new MathNode.Product(
                MathNode.Kind.CHAIN, List.of(plain(value.scaleByPowerOfTen(-exponent)), power));
    }

    private static MathNode signed(int n) {
        MathNode size = new MathNode.Number(Integer.toString(Math.abs(n)));
        return n < 0 ? MathNode.Sum.negative(size) : size;
    }

    private static MathNode plain(BigDecimal value) {
        BigDecimal shortest = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        return new MathNode.Number(shortest.toPlainString());
    }
}
