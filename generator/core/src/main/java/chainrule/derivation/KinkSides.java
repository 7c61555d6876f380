package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.eval.Environment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conditions on which the branches of a network's definitions depend: points are wanted on both sides of each. */
public final class KinkSides {

    private static final int HELD = 1;
    private static final int FAILED = 0;
    private static final Expr NOT_REACHED = Exprs.num(Rational.of(2));

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
                held |= truth == HELD;
                failed |= truth == FAILED;
            }
            return held != before || failed != beforeToo;
        }
    }

    /** One side of a condition. */
    private record Branch(Expr condition, boolean holds) {
        /** Evaluates what stands on this side only where this side is taken: an AND would evaluate both its arguments. */
        Expr around(Expr truth) {
            return holds ? Exprs.conditional(condition, truth, NOT_REACHED) : Exprs.conditional(condition, NOT_REACHED, truth);
        }
    }

    private record Reached(Expr expr, List<Branch> branches) {
    }

    private final Map<Expr, Kink> kinks = new LinkedHashMap<>();

    /** What was looked into, and where it is reached: nested calls share their arguments. */
    private final Set<Reached> seen = new HashSet<>();

    public KinkSides(List<Assignment> definitions) {
        definitions.forEach(d -> collect(d.value(), d.axes(), List.of()));
    }

    /** @param branches those that lead here, the outermost first: elsewhere this has perhaps no value, as outside an axis */
    private void collect(Expr e, List<Index> axes, List<Branch> branches) {
        if (!seen.add(new Reached(e, branches))) {
            return;
        }
        if (e instanceof Reduce r) {
            Reduce.Opened opened = r.open();
            List<Index> inner = new ArrayList<>(axes);
            inner.addAll(opened.indices());
            collect(opened.body(), inner, branches);
        } else if (e instanceof Call c) {
            Expr body = Substitution.ofFormals(c.function().formals(), c.arguments()).apply(c.function().body());
            collect(body, axes, branches);
        } else if (e instanceof Conditional c) {
            add(c.condition(), axes, branches);
            collect(c.condition(), axes, branches);
            collect(c.then(), axes, with(branches, new Branch(c.condition(), true)));
            collect(c.otherwise(), axes, with(branches, new Branch(c.condition(), false)));
        } else {
            if (e instanceof Apply a && a.sides() != null) {
                add(a.sides(), axes, branches);
            }
            e.children().forEach(child -> collect(child, axes, branches));
        }
    }

    /** What depends on places alone is the same at all points. */
    private void add(Expr condition, List<Index> axes, List<Branch> branches) {
        if (!Accesses.of(condition).isEmpty()) {
            Expr truth = Exprs.indicator(condition);
            for (int i = branches.size() - 1; i >= 0; i--) {
                truth = branches.get(i).around(truth);
            }
            kinks.putIfAbsent(condition, new Kink(axes, truth));
        }
    }

    private static List<Branch> with(List<Branch> branches, Branch innermost) {
        List<Branch> result = new ArrayList<>(branches);
        result.add(innermost);
        return List.copyOf(result);
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
