package chainrule.plan.verify;

import chainrule.plan.Interval;
import chainrule.plan.Offset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An interval of values for each source of integers. */
record Box(Map<Offset.Source, Interval> values) {

    Interval of(Offset o) {
        Interval sum = new Interval(o.constant(), o.constant());
        for (Offset.Term t : o.terms()) {
            sum = sum.plus(values.get(t.source()).times(t.coefficient()));
        }
        return sum;
    }

    /** The part of this that bounds leave in which combinations are at least 0; null where one is not. */
    Box within(List<Offset> forms) {
        Map<Offset.Source, Interval> tight = new HashMap<>(values);
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Offset form : forms) {
                long most = new Box(tight).of(form).high();
                if (most < 0) {
                    return null;
                }
                for (Offset.Term t : form.terms()) {
                    Interval before = tight.get(t.source());
                    Interval after = bounded(before, t.coefficient(), most);
                    changed |= !after.equals(before);
                    tight.put(t.source(), after);
                }
            }
        }
        return new Box(tight);
    }

    /** The values of x for which a · x stays so near to its largest value that the whole can be 0. */
    private static Interval bounded(Interval x, long a, long most) {
        long steps = most / Math.abs(a);
        return a > 0
                ? new Interval(Math.max(x.low(), x.high() - steps), x.high())
                : new Interval(x.low(), Math.min(x.high(), x.low() + steps));
    }

    /** What is to be cut next to see whether combinations are at least 0, or null where they are everywhere. */
    Offset.Source open(List<Offset> forms) {
        return forms.stream()
                .filter(f -> of(f).low() < 0)
                .findFirst()
                .map(f -> f.terms().stream()
                        .map(Offset.Term::source)
                        .filter(s -> length(s) > 0)
                        .min(Comparator.comparingLong(this::length))
                        .orElseThrow())
                .orElse(null);
    }

    private long length(Offset.Source s) {
        return values.get(s).high() - values.get(s).low();
    }

    Box with(Offset.Source s, long low, long high) {
        Map<Offset.Source, Interval> part = new HashMap<>(values);
        part.put(s, new Interval(low, high));
        return new Box(part);
    }
}
