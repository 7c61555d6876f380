package chainrule.analysis;

import chainrule.symbolic.Affine;
import java.math.BigInteger;
import java.util.List;

/** How many elements a tensor may have. */
final class Elements {

    /** The largest array that every JVM allocates is a little shorter than 2³¹. */
    static final long MOST = Integer.MAX_VALUE - 8L;

    private Elements() {}

    /** Whether an array holds a tensor of this shape. */
    static boolean fit(List<Affine> shape) {
        BigInteger elements = BigInteger.ONE;
        for (Affine axis : shape) {
            elements = elements.multiply(BigInteger.valueOf(axis.valueOfSizes()));
        }
        return elements.compareTo(BigInteger.valueOf(MOST)) <= 0;
    }
}
