package chainrule.plan.verify;

import chainrule.plan.Bound;
import chainrule.plan.Statement;

/** Whether a loop over numbers runs, and comes out; whether one over samples comes out for each size of the batch. */
final class LoopBounds {

    private LoopBounds() {}

    static void check(Statement.Loop s) {
        if (s.step() <= 0 || !(s.to().ofBatch() ? overSamples(s) : overNumbers(s))) {
            throw new IllegalStateException(
                    "a loop over " + s.variable() + " from " + s.from() + " to " + s.to() + " in steps of " + s.step());
        }
    }

    private static boolean overNumbers(Statement.Loop s) {
        int count = s.to().value() - s.from().value();
        return !s.from().ofBatch() && count > 0 && count % s.step() == 0;
    }

    /** Both ends are multiples of the step, the first of those of the second too: it is not behind it. */
    private static boolean overSamples(Statement.Loop s) {
        Bound from = s.from();
        boolean before = from.ofBatch() ? from.value() % s.to().value() == 0 : from.value() == 0;
        return before && s.to().value() % s.step() == 0;
    }
}
