package chainrule.plan.verify;

import chainrule.plan.Interval;
import chainrule.plan.Offset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What offsets can be where conditions hold. Boxes are made narrower by what each combination says of each integer, and cut where that
 * is not enough: what is not found to be impossible counts as possible.
 */
final class Reach {

    /** An answer takes a few boxes as a rule, some thousands with large windows. */
    private static final int MOST_BOXES = 100_000;

    private final List<List<Offset>> cases;
    private final Function<Offset.Source, Interval> ranges;
    private int boxes;

    /**
     * @param cases of each, combinations that are at least 0
     * @param ranges the values of a source
     */
    Reach(List<List<Offset>> cases, Function<Offset.Source, Interval> ranges) {
        this.cases = cases;
        this.ranges = ranges;
    }

    /** Whether the conditions can hold. */
    boolean isPossible() {
        return cases.stream().anyMatch(c -> point(c) != null);
    }

    /** A value of an offset below 0 or above a limit, or null if there is none. */
    Long outside(Offset offset, long limit) {
        Offset below = Offset.ZERO.minus(offset).plus(-1);
        Offset above = offset.plus(Math.toIntExact(-limit - 1));
        for (List<Offset> c : cases) {
            for (Offset goal : List.of(below, above)) {
                List<Offset> forms = new ArrayList<>(c);
                forms.add(goal);
                Box point = point(forms);
                if (point != null) {
                    return point.of(offset).low();
                }
            }
        }
        return null;
    }

    /** Values for which all combinations are at least 0, or null if there are none. */
    private Box point(List<Offset> forms) {
        Map<Offset.Source, Interval> all = new HashMap<>();
        forms.forEach(f -> f.terms().forEach(t -> all.computeIfAbsent(t.source(), ranges)));
        boxes = 0;
        return point(forms, new Box(all));
    }

    private Box point(List<Offset> forms, Box box) {
        Box tight = box.within(forms);
        Offset.Source open = tight == null ? null : tight.open(forms);
        if (open == null || ++boxes > MOST_BOXES) {
            return tight;
        }
        Interval x = tight.values().get(open);
        long middle = Math.floorDiv(x.low() + x.high(), 2);
        Box first = point(forms, tight.with(open, x.low(), middle));
        return first != null ? first : point(forms, tight.with(open, middle + 1, x.high()));
    }
}
