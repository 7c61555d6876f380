package chainrule.checker;

import chainrule.model.Assignment;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions on which the branches of a network's definitions depend: points are wanted on both sides of each. */
final class Kinks {

    /** A condition over axes, with what has been seen of it. */
    private static final class Kink {
        private final List<Index> axes;
        private final Expr condition;
        private boolean held;
        private boolean failed;

        Kink(List<Index> axes, Expr condition) {
            this.axes = axes;
            this.condition = condition;
        }

        boolean isSeen() {
            return held && failed;
        }

        /** Whether the point shows a side that was not seen yet. */
        boolean look(Environment e) {
            boolean before = held;
            boolean beforeToo = failed;
            for (double truth : e.evaluate(axes, condition).data()) {
                held |= truth != 0;
                failed |= truth == 0;
            }
            return held != before || failed != beforeToo;
        }
    }

    private final Map<Expr, Kink> kinks = new LinkedHashMap<>();

    Kinks(List<Assignment> definitions) {
        definitions.forEach(d -> collect(d.value(), d.axes()));
    }

    private void collect(Expr e, List<Index> axes) {
        if (e instanceof Reduce r) {
            Reduce.Opened opened = r.open();
            List<Index> inner = new ArrayList<>(axes);
            inner.addAll(opened.indices());
            collect(opened.body(), inner);
        } else if (e instanceof Call c) {
            collect(Substitution.ofFormals(c.function().formals(), c.arguments()).apply(c.function().body()), axes);
        } else {
            condition(e, axes);
            e.children().forEach(child -> collect(child, axes));
        }
    }

    private void condition(Expr e, List<Index> axes) {
        if (e instanceof Conditional c) {
            kinks.putIfAbsent(c.condition(), new Kink(axes, c.condition()));
        } else if (e instanceof Apply a && separator(a) != null) {
            kinks.putIfAbsent(separator(a), new Kink(axes, separator(a)));
        }
    }

    /** What tells apart the two sides of a function with a kink, or null for one without. */
    private static Expr separator(Apply a) {
        Expr x = a.arguments().get(0);
        return switch (a.function()) {
            case ABS, SIGN -> Exprs.apply(ElementaryFunction.LESS, x, Exprs.zero());
            case MAX, MIN -> Exprs.apply(ElementaryFunction.LESS, x, a.arguments().get(1));
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, POWER, FLOOR, CEIL,
                    ROUND, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> null;
        };
    }

    boolean allSeen() {
        return kinks.values().stream().allMatch(Kink::isSeen);
    }

    /** Whether a point shows a side of some kink that no point before it showed. */
    boolean look(Environment e) {
        boolean isNew = false;
        for (Kink k : kinks.values()) {
            isNew |= k.look(e);
        }
        return isNew;
    }
}
