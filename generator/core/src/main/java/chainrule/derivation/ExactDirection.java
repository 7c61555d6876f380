package chainrule.derivation;

import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.Padic;
import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Random directions at an exact point. An element moves less, to the prime, where its claimed derivative is larger, so that all
 * are equally large in the change along the direction: an error of one is not lost in the others. Derivatives that are wrong in
 * the digits that are compared are missed if the direction is orthogonal to what they are off by, which has a chance of
 * 1/(p − 1) at most.
 */
public final class ExactDirection {

    /** So many powers of the prime an element may move less than others: more would cost digits. */
    private static final int MOST_LESS = 3;

    private final Padic[] parts;

    private ExactDirection(Padic[] parts) {
        this.parts = parts;
    }

    /**
     * A direction.
     *
     * @param claimed the derivatives, as far as known: one that is wrong is found none the worse
     */
    public static ExactDirection of(ExactNumber[] claimed, Random random) {
        IntSummaryStatistics valuations = Arrays.stream(claimed)
                .filter(c -> !c.padic().isZero())
                .mapToInt(c -> c.padic().valuation())
                .summaryStatistics();
        Padic[] parts = new Padic[claimed.length];
        for (int k = 0; k < parts.length; k++) {
            Padic c = claimed[k].padic();
            int less = c.isZero() ? 0 : Math.max(0, Math.min(valuations.getMax(), valuations.getMin() + MOST_LESS) - c.valuation());
            parts[k] = Padic.unit(random).times(Padic.ofPrime(less));
        }
        return new ExactDirection(parts);
    }

    /** One element moves, and all others rest. */
    static ExactDirection ofElement(int place, int count) {
        Padic[] parts = new Padic[count];
        parts[place] = Padic.of(1);
        return new ExactDirection(parts);
    }

    /** A step from a point along the direction. */
    ExactNumber[] from(ExactNumber[] point, Padic step) {
        return IntStream.range(0, point.length)
                .mapToObj(k -> parts[k] == null ? point[k] : point[k].movedBy(step.times(parts[k])))
                .toArray(ExactNumber[]::new);
    }

    /** The derivative along the direction, of the derivatives by the elements. */
    public ExactNumber times(ExactNumber[] derivatives) {
        ExactNumber sum = ExactNumber.of(0);
        for (int k = 0; k < parts.length; k++) {
            sum = parts[k] == null ? sum : sum.plus(derivatives[k].times(new ExactNumber(parts[k], 1)));
        }
        return sum;
    }
}
