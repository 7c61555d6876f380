package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The conditions on which the branches of a network's definitions depend: points are wanted on both sides of each. */
public final class KinkSides {

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

    public KinkSides(List<Assignment> definitions) {
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
        } else if (e instanceof Apply a && a.sides() != null) {
            kinks.putIfAbsent(a.sides(), new Kink(axes, a.sides()));
        }
    }

    public boolean allSeen() {
        return kinks.values().stream().allMatch(Kink::isSeen);
    }

    /** Whether a point shows a side of some kink that no point before it showed. */
    public boolean look(Environment e) {
        boolean isNew = false;
        for (Kink k : kinks.values()) {
            isNew |= k.look(e);
        }
        return isNew;
    }
}
