package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.Condition;
import chainrule.plan.Interval;
import chainrule.plan.Local;
import chainrule.plan.Place;
import chainrule.plan.Statement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that places are in their buffers for each size of the batch, and that what is read was written. */
final class AccessVerifier {

    private final Contents contents;
    private final Set<Buffer> given;
    private final Nest nest;
    /** What holds where the statement stands. */
    private final List<Condition> conditions = new ArrayList<>();

    private final Map<Local, Condition> truths = new HashMap<>();
    /** Panels in sight. */
    private final Map<Buffer, Statement.View> panels = new HashMap<>();

    /** @param given buffers that are there from the start */
    AccessVerifier(Contents contents, Set<Buffer> given, Nest nest) {
        this.contents = contents;
        this.given = given;
        this.nest = nest;
    }

    /** Checks what is done only where a condition holds: it may leave its range elsewhere. */
    void behind(Condition c, Runnable check) {
        int outside = conditions.size();
        conditions.add(c);
        try {
            check.run();
        } finally {
            conditions.subList(outside, conditions.size()).clear();
        }
    }

    /** Takes note that a local is 1 where a condition holds, else 0. */
    void truth(Local local, Condition c) {
        truths.put(local, c);
    }

    Set<Buffer> panels() {
        return Set.copyOf(panels.keySet());
    }

    /** Leaves a block: only these panels are in sight again. */
    void keepPanels(Set<Buffer> outside) {
        panels.keySet().retainAll(outside);
    }

    void view(Statement.View s) {
        Interval range = nest.range(s.which());
        boolean fits = s.panel().kind() == Buffer.Kind.PANEL && s.panel().size() == s.of().size();
        if (!fits || range.low() < 0 || range.high() >= s.of().panels()) {
            throw new IllegalStateException(s.panel() + " as panel " + s.which() + " of " + s.of());
        }
        panels.put(s.panel(), s);
    }

    private Reach reach() {
        return new Reach(new Cases(truths).of(conditions), nest::range);
    }

    void read(Place place, int count) {
        checkRange(place, count);
        Place whole = whole(place);
        if (!given.contains(whole.buffer()) && !isWritten(whole, count) && (conditions.isEmpty() || reach().isPossible())) {
            throw contents.missing(whole.buffer(), "a statement");
        }
    }

    /** @param sets whether the elements have a value then, whatever was there before */
    void write(Place place, int count, boolean sets) {
        Place whole = whole(place);
        Buffer b = whole.buffer();
        if (nest.isInFirstSample(whole)) {
            throw new IllegalStateException(whole + " names no sample, and is written");
        }
        checkRange(place, count);
        if (b.kind() == Buffer.Kind.INPUT || b.kind() == Buffer.Kind.TARGET) {
            throw new IllegalStateException("the caller's " + b + " is written");
        }
        if (!given.contains(b)) {
            contents.take(b);
            if (sets && conditions.isEmpty() && whole.offset().children().isEmpty() && !contents.isWhole(b)) {
                Nest.Local local = nest.local(whole);
                int depth = nest.depth();
                nest.written(depth, contents.written()).add(b, nest.moves(local.offset(), depth), elements(local, b, count, depth));
            }
        }
    }

    /** An element of a panel as one of the buffer that the panel is of. */
    private Place whole(Place place) {
        Statement.View view = panels.get(place.buffer());
        if (view == null && place.buffer().kind() == Buffer.Kind.PANEL) {
            throw new IllegalStateException(place.buffer() + " is no panel in sight");
        }
        return view == null ? place : new Place(view.of(), place.offset().plus(view.of().size(), view.which()));
    }

    private boolean isWritten(Place place, int count) {
        Buffer b = place.buffer();
        if (contents.isWhole(b)) {
            return true;
        }
        Nest.Local local = nest.local(place);
        // The first sample's element is there when all samples' are: a round over the samples knows of its own only.
        for (int depth = nest.isInFirstSample(place) ? nest.depthOfSamples() : nest.depth(); depth >= 0; depth--) {
            BigInteger known = nest.written(depth, contents.written()).of(b, nest.moves(local.offset(), depth));
            if (known.signum() > 0 && (isAmong(known, local, b, count, depth) || staysAmong(known, local, count, depth))) {
                return true;
            }
        }
        return false;
    }

    /** Whether all that a place can be, whatever conditions say, is in the buffer and among elements. */
    private boolean isAmong(BigInteger known, Nest.Local local, Buffer b, int count, int depth) {
        long first = nest.first(local.offset(), depth);
        BigInteger all = nest.all(local.offset(), count, depth);
        if (first < 0 || first + all.bitLength() > (long) Elements.count(b) * local.samples()) {
            return false;
        }
        return local.samples() == 1
                ? Elements.contains(known, all, (int) first)
                : Elements.contains(known, elements(local, b, count, depth), 0);
    }

    /** Whether conditions keep a place among elements that are neighbours. */
    private boolean staysAmong(BigInteger known, Nest.Local local, int count, int depth) {
        int low = known.getLowestSetBit();
        boolean neighbours = known.bitCount() == known.bitLength() - low;
        return !conditions.isEmpty()
                && neighbours
                && local.samples() == 1
                && reach().outside(nest.inner(local.offset(), depth).plus(-low), known.bitLength() - low - (long) count) == null;
    }

    /** The elements that a place can be over the loops inside of so many, those outside of the buffer left out. */
    private BigInteger elements(Nest.Local local, Buffer b, int count, int depth) {
        int first = Math.toIntExact(nest.first(local.offset(), depth));
        BigInteger all = nest.all(local.offset(), count, depth);
        BigInteger placed = first >= 0 ? all.shiftLeft(first) : all.shiftRight(-first);
        return Elements.inOneSample(placed, Elements.count(b), local.samples());
    }

    /** Where no condition holds, the loops alone must keep a place inside. */
    private void checkRange(Place place, int count) {
        Buffer b = place.buffer();
        Nest.Local local = nest.local(place);
        long last = (long) local.samples() * b.size() - count;
        Interval range = nest.range(local.offset());
        if (range.low() >= 0 && range.high() <= last) {
            return;
        }
        if (conditions.isEmpty()) {
            throw leaves(place, range, count);
        }
        Long found = reach().outside(local.offset(), last);
        if (found != null) {
            throw leaves(place, new Interval(found, found), count);
        }
    }

    private static IllegalStateException leaves(Place place, Interval range, int count) {
        return new IllegalStateException(place + " reaches from " + range.low() + " to " + (range.high() + count - 1)
                + " of " + place.buffer());
    }
}
