package chainrule.plan.verify;

import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.Offset;
import chainrule.plan.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Conditions as what they say of integers: one of several cases, in each of which some combinations of integers are at least 0.
 * What real numbers decide may hold or not.
 */
final class Cases {

    /** Beyond this many, a condition says nothing. */
    private static final int MOST = 512;

    private static final List<List<Offset>> ANYTHING = List.of(List.of());

    private final Map<Local, Condition> truths;

    /** @param truths the conditions whose truth values locals hold */
    Cases(Map<Local, Condition> truths) {
        this.truths = truths;
    }

    /** What holds if all conditions do. */
    List<List<Offset>> of(List<Condition> conditions) {
        List<List<Offset>> all = ANYTHING;
        for (Condition c : conditions) {
            all = both(all, of(c, true));
        }
        return all;
    }

    private List<List<Offset>> of(Condition c, boolean holds) {
        if (c instanceof Condition.Not n) {
            return of(n.operand(), !holds);
        }
        if (c instanceof Condition.Always a) {
            return a.holds() == holds ? ANYTHING : List.of();
        }
        if (c instanceof Condition.And a) {
            return holds ? both(of(a.left(), true), of(a.right(), true)) : either(of(a.left(), false), of(a.right(), false));
        }
        if (c instanceof Condition.Or o) {
            return holds ? either(of(o.left(), true), of(o.right(), true)) : both(of(o.left(), false), of(o.right(), false));
        }
        return c instanceof Condition.CompareIntegers i ? compared(i, holds) : truth((Condition.Compare) c, holds);
    }

    /** {@code v != 0}, where v is 1 or 0 as a condition held. */
    private List<List<Offset>> truth(Condition.Compare c, boolean holds) {
        Condition known = c.right() instanceof Scalar.Literal l && l.value().isZero() ? known(c.left()) : null;
        if (known == null) {
            return ANYTHING;
        }
        return switch (c.relation()) {
            case UNEQUAL -> of(known, holds);
            case EQUAL -> of(known, !holds);
            case LESS, LESS_EQUAL -> ANYTHING;
        };
    }

    private Condition known(Scalar s) {
        return s instanceof Scalar.Read r ? truths.get(r.local()) : condition(s);
    }

    /** The condition whose truth value a scalar is, or null. */
    static Condition condition(Scalar s) {
        return s instanceof Scalar.Choose c
                        && c.then() instanceof Scalar.Literal one
                        && one.value().isOne()
                        && c.otherwise() instanceof Scalar.Literal zero
                        && zero.value().isZero()
                ? c.condition()
                : null;
    }

    private static List<List<Offset>> compared(Condition.CompareIntegers c, boolean holds) {
        Offset more = c.right().minus(c.left());
        Offset less = c.left().minus(c.right());
        List<List<Offset>> apart = List.of(List.of(more.plus(-1)), List.of(less.plus(-1)));
        List<List<Offset>> same = List.of(List.of(more, less));
        return switch (c.relation()) {
            case EQUAL -> holds ? same : apart;
            case UNEQUAL -> holds ? apart : same;
            case LESS -> List.of(List.of(holds ? more.plus(-1) : less));
            case LESS_EQUAL -> List.of(List.of(holds ? more : less.plus(-1)));
        };
    }

    private static List<List<Offset>> either(List<List<Offset>> a, List<List<Offset>> b) {
        return a.size() + b.size() > MOST ? ANYTHING : Stream.concat(a.stream(), b.stream()).toList();
    }

    private static List<List<Offset>> both(List<List<Offset>> a, List<List<Offset>> b) {
        if (a.size() * b.size() > MOST) {
            return a;
        }
        List<List<Offset>> all = new ArrayList<>();
        for (List<Offset> x : a) {
            b.forEach(y -> all.add(Stream.concat(x.stream(), y.stream()).toList()));
        }
        return all;
    }
}
