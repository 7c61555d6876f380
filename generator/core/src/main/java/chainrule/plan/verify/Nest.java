package chainrule.plan.verify;

import chainrule.plan.Bound;
import chainrule.plan.Interval;
import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Place;
import chainrule.plan.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The loops around a statement, from the outside in, and what a round of each has written. */
final class Nest {

    /** A loop that is looked at for all of its rounds at once. */
    private record Level(Statement.Loop loop, Written written) {
        boolean overSamples() {
            return loop.to().ofBatch();
        }

        int rounds() {
            return (loop.to().value() - loop.from().value()) / loop.step();
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private final Map<LoopVariable, Interval> values = new HashMap<>();
    /** For loops over the samples, how many samples a round may touch. */
    private final Map<LoopVariable, Integer> samples = new HashMap<>();

    void enter(Statement.Loop s) {
        levels.add(new Level(s, new Written()));
        if (s.to().ofBatch()) {
            samples.put(s.variable(), s.step());
        } else {
            values.put(s.variable(), new Interval(s.from().value(), s.to().value() - s.step()));
        }
    }

    /** Leaves the innermost loop: what its rounds have written together is written in what stands around. */
    void leave(Written outside) {
        Level left = levels.remove(levels.size() - 1);
        int last = levels.size();
        boolean every = left.loop.from().equals(Bound.of(0)) && left.loop.to().equals(Bound.batch());
        if (every || !left.overSamples()) {
            left.written.forEach((b, sets) -> sets.forEach((moves, set) -> {
                BigInteger all = every ? set : repeated(set, moves.get(last) * left.loop.step(), left.rounds());
                written(last, outside).add(b, moves.subList(0, last), all);
            }));
        }
        forget(left.loop);
    }

    private static BigInteger repeated(BigInteger set, int distance, int rounds) {
        return distance >= 0
                ? Elements.repeated(set, distance, rounds)
                : Elements.repeated(set.shiftRight(-distance * (rounds - 1)), -distance, rounds);
    }

    private void forget(Statement.Loop s) {
        values.remove(s.variable());
        samples.remove(s.variable());
    }

    /** Looks at one round of a loop. */
    void fix(LoopVariable v, int value) {
        values.put(v, new Interval(value, value));
    }

    void release(LoopVariable v) {
        values.remove(v);
    }

    int depth() {
        return levels.size();
    }

    /** Leaves loops without a trace. */
    void backTo(int depth) {
        while (levels.size() > depth) {
            forget(levels.remove(levels.size() - 1).loop);
        }
    }

    /** What is written in a round of so many loops; without a loop, what is written outside. */
    Written written(int depth, Written outside) {
        return depth == 0 ? outside : levels.get(depth - 1).written;
    }

    /** An element in the samples of a round. */
    record Local(Offset offset, int samples) {}

    /** A place without the sample that a loop says; one that names none is in the first sample. */
    Local local(Place place) {
        LoopVariable v = sample(place);
        return v == null
                ? new Local(place.offset(), 1)
                : new Local(place.offset().plus(-place.buffer().size(), Offset.of(v)), samples.get(v));
    }

    /** Whether a place is in the first sample, whatever loops say. */
    boolean isInFirstSample(Place place) {
        return place.buffer().perSample() && sample(place) == null;
    }

    /** How many loops stand around the outermost one over the samples. */
    int depthOfSamples() {
        int depth = 0;
        while (depth < levels.size() && !levels.get(depth).overSamples()) {
            depth++;
        }
        return depth;
    }

    private LoopVariable sample(Place place) {
        if (place.buffer().perSample()) {
            for (Offset.Term t : place.offset().terms()) {
                if (t.source() instanceof LoopVariable v && samples.containsKey(v)) {
                    return v;
                }
            }
        }
        return null;
    }

    Interval range(Offset offset) {
        Interval sum = new Interval(offset.constant(), offset.constant());
        for (Offset.Term t : offset.terms()) {
            sum = sum.plus(range(t.source()).times(t.coefficient()));
        }
        return sum;
    }

    Interval range(Offset.Source source) {
        if (source instanceof Offset.IntegerElement e) {
            return new Interval(0, e.place().buffer().classes() - 1);
        }
        Interval known = values.get(source);
        if (known == null) {
            throw new IllegalStateException(source + " is no index here");
        }
        return known;
    }

    /** How an offset moves with the outermost loops. */
    List<Integer> moves(Offset offset, int depth) {
        return levels.subList(0, depth).stream().map(l -> offset.stride(l.loop.variable())).toList();
    }

    /** The first of all values of an offset, over the inner loops, in the first round of the outer ones. */
    long first(Offset offset, int depth) {
        long first = offset.constant();
        for (Offset.Term t : offset.terms()) {
            Interval x = range(t.source()).times(t.coefficient());
            first += isOuter(t.source(), depth) ? range(t.source()).low() * t.coefficient() : x.low();
        }
        return first;
    }

    private boolean isOuter(Offset.Source source, int depth) {
        return levels.subList(0, depth).stream().anyMatch(l -> l.loop.variable() == source);
    }

    /** An offset in the first round of the outer loops. */
    Offset inner(Offset offset, int depth) {
        Offset inner = offset;
        for (Level l : levels.subList(0, depth)) {
            int moves = offset.stride(l.loop.variable());
            if (moves != 0) {
                inner = inner.plus(-moves, Offset.of(l.loop.variable())).plus(moves * l.loop.from().value());
            }
        }
        return inner;
    }

    /** All values of an offset over the inner loops, counted from the {@link #first}. */
    BigInteger all(Offset offset, int count, int depth) {
        BigInteger set = Elements.first(count);
        for (Offset.Term t : offset.terms()) {
            if (!isOuter(t.source(), depth)) {
                Interval x = range(t.source());
                int step = step(t.source());
                int rounds = Math.toIntExact((x.high() - x.low()) / step) + 1;
                set = Elements.repeated(set, Math.multiplyExact(Math.abs(t.coefficient()), step), rounds);
            }
        }
        return set;
    }

    private int step(Offset.Source source) {
        return levels.stream()
                .filter(l -> l.loop.variable() == source)
                .map(l -> l.loop.step())
                .findFirst()
                .orElse(1);
    }
}
