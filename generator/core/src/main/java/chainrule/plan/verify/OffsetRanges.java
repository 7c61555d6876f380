package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.Condition;
import chainrule.plan.Interval;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** The ranges of offsets in the loops around a statement. */
final class OffsetRanges {

    private final Map<LoopVariable, Interval> indices = new HashMap<>();
    private final Map<LoopVariable, Integer> steps = new HashMap<>();
    /** For loops over the samples, how many samples a round may touch. */
    private final Map<LoopVariable, Integer> samples = new HashMap<>();

    void enter(Statement.Loop loop) {
        if (loop.to().ofBatch()) {
            samples.put(loop.variable(), loop.step());
            return;
        }
        int count = loop.to().value() - loop.from().value();
        if (loop.from().ofBatch() || count <= 0 || loop.step() <= 0 || count % loop.step() != 0) {
            throw new IllegalStateException("a loop over " + loop.variable() + " from " + loop.from() + " to " + loop.to()
                    + " in steps of " + loop.step());
        }
        steps.put(loop.variable(), loop.step());
        indices.put(loop.variable(), new Interval(loop.from().value(), loop.to().value() - loop.step()));
    }

    void leave(Statement.Loop loop) {
        indices.remove(loop.variable());
        steps.remove(loop.variable());
        samples.remove(loop.variable());
    }

    /**
     * That so many elements from a place on are in the buffer, in the samples of the round.
     *
     * @param conditions what holds there; where there is none, the ranges of the loops alone must say so
     */
    void check(Place place, int count, List<Condition> conditions) {
        Buffer b = place.buffer();
        int rounds = 1;
        Offset rest = place.offset();
        if (b.perSample()) {
            LoopVariable sample = sample(place.offset());
            rounds = samples.get(sample);
            rest = rest.plus(-b.size(), Offset.of(sample));
        }
        long last = (long) rounds * b.size() - count;
        Interval range = range(rest);
        boolean inside = range.low() >= 0 && range.high() <= last;
        if (!inside && conditions.isEmpty()) {
            throw leaves(place, range, count);
        }
        Long found = inside ? null : new GuardSearch(conditions, this::candidates).outside(rest, last);
        if (found != null) {
            throw leaves(place, new Interval(found, found), count);
        }
    }

    private static IllegalStateException leaves(Place place, Interval range, int count) {
        return new IllegalStateException(place + " reaches from " + range.low() + " to " + (range.high() + count - 1)
                + " of " + place.buffer());
    }

    /** The values at and beside the ends, and one between; null for what has no range here. */
    private int[] candidates(Offset.Source source) {
        boolean known = source instanceof Offset.IntegerElement || indices.containsKey(source);
        if (!known) {
            return null;
        }
        Interval range = range(source);
        int step = source instanceof LoopVariable v ? steps.get(v) : 1;
        long rounds = (range.high() - range.low()) / step;
        return LongStream.of(0, 1, rounds / 2, rounds - 1, rounds)
                .filter(k -> k >= 0 && k <= rounds)
                .distinct()
                .mapToInt(k -> (int) (range.low() + k * step))
                .toArray();
    }

    void checkWithin(Offset offset, int count, Buffer b) {
        Interval range = range(offset);
        if (range.low() < 0 || range.high() >= count) {
            throw new IllegalStateException("panel " + offset + " of " + b);
        }
    }

    private LoopVariable sample(Offset offset) {
        for (Offset.Term t : offset.terms()) {
            if (t.source() instanceof LoopVariable v && samples.containsKey(v)) {
                return v;
            }
        }
        throw new IllegalStateException(offset + " names no sample");
    }

    private Interval range(Offset offset) {
        Interval sum = new Interval(offset.constant(), offset.constant());
        for (Offset.Term t : offset.terms()) {
            sum = sum.plus(range(t.source()).times(t.coefficient()));
        }
        return sum;
    }

    private Interval range(Offset.Source source) {
        if (source instanceof Offset.IntegerElement e) {
            return new Interval(0, e.place().buffer().classes() - 1);
        }
        Interval known = indices.get(source);
        if (known == null) {
            throw new IllegalStateException(source + " is no index here");
        }
        return known;
    }
}
