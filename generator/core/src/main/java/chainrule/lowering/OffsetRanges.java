package chainrule.lowering;

import java.util.HashMap;
import java.util.Map;

/** The ranges of offsets in the loops around a statement. */
final class OffsetRanges {

    private final Map<LoopVariable, Interval> indices = new HashMap<>();
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
        indices.put(loop.variable(), new Interval(loop.from().value(), loop.to().value() - loop.step()));
    }

    void leave(Statement.Loop loop) {
        indices.remove(loop.variable());
        samples.remove(loop.variable());
    }

    /** That so many elements from a place on are in the buffer, in the samples of the round. */
    void check(Place place, int count) {
        Buffer b = place.buffer();
        int rounds = 1;
        Offset rest = place.offset();
        if (b.perSample()) {
            LoopVariable sample = sample(place.offset());
            rounds = samples.get(sample);
            rest = rest.plus(-b.size(), Offset.of(sample));
        }
        Interval range = range(rest);
        if (range.low() < 0 || range.high() + count > (long) rounds * b.size()) {
            throw new IllegalStateException(place + " reaches from " + range.low() + " to " + (range.high() + count - 1)
                    + " of " + b);
        }
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
