package chainrule.derivation;

import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.Padic;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Difference quotients with a power of the prime as the step, which give the derivative in the leading digits: (f(x + h) −
 * f(x − h))/(2 h) has the error h² f‴/6. All exact checks take these. They are no {@link chainrule.differences.DifferenceQuotients}:
 * there is no rounding for which a step could be too small, and a kink shows by the sides that were taken, not by slopes.
 */
public final class ExactQuotients {

    /** The step, in powers of the prime; the quotient's error has twice as many. */
    private static final int STEP = 6;
    /** How far a quotient is trusted, a third derivative being divisible by p⁻⁴ at least. */
    private static final int KNOWN = 2 * STEP - 4;

    private static final Padic UP = Padic.ofPrime(STEP);
    private static final Padic DOWN = Padic.of(0).minus(UP);
    private static final ExactNumber PER_STEP =
            new ExactNumber(Padic.of(1).dividedBy(UP.plus(UP)), Double.POSITIVE_INFINITY);

    private ExactQuotients() {}

    /** The derivative of a number by an element of a symbol, which is put back. */
    static ExactNumber of(ExactPoint point, Symbol by, int place, Supplier<ExactNumber> number) {
        ExactDirection direction = ExactDirection.ofElement(place, point.values(by).length);
        return along(direction, point, by, () -> List.of(number.get())).get(0);
    }

    /** The slopes of some numbers while a symbol moves along a direction; afterwards it is as it was. */
    static List<ExactNumber> along(
            ExactDirection direction, ExactPoint point, Symbol by, Supplier<List<ExactNumber>> numbers) {
        ExactNumber[] kept = point.values(by);
        try {
            point.set(by, direction.from(kept, UP));
            List<ExactNumber> up = numbers.get();
            point.set(by, direction.from(kept, DOWN));
            List<ExactNumber> down = numbers.get();
            return IntStream.range(0, up.size())
                    .mapToObj(k -> up.get(k).minus(down.get(k)).times(PER_STEP).upTo(KNOWN))
                    .toList();
        } finally {
            point.set(by, kept);
        }
    }
}
