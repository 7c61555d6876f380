package chainrule.lowering;

import chainrule.plan.Interval;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An elementwise value with one δ that ties an axis to the other indices: it is set everywhere as if the δ were 0, then once
 * more where the δ is 1.
 *
 * @param elsewhere the value where the δ is 0
 * @param axes the axes that are left
 * @param at where the δ is 1
 * @param value the value there
 */
record PointUpdate(Expr elsewhere, List<Index> axes, List<Affine> at, Expr value) {

    /** The update for a value, or null where there is none. */
    static PointUpdate find(Task task, Expr value) {
        Set<Delta> deltas = new LinkedHashSet<>();
        collect(value, deltas);
        if (deltas.size() == 1) {
            Delta d = deltas.iterator().next();
            for (Index axis : task.loops()) {
                Affine solution = solve(d, axis);
                if (solution != null) {
                    return of(task, value, d, axis, solution);
                }
            }
        }
        return null;
    }

    private static void collect(Expr e, Set<Delta> found) {
        if (e instanceof Delta d) {
            found.add(d);
        }
        e.children().forEach(child -> collect(child, found));
    }

    private static Affine solve(Delta d, Index axis) {
        Affine solution = d.left().minus(d.right()).solvedFor(axis);
        return solution != null && Interval.of(solution).isInside(axis.extent().valueOfSizes()) ? solution : null;
    }

    private static PointUpdate of(Task task, Expr value, Delta d, Index axis, Affine solution) {
        Substitution put = Substitution.ofIndices(Map.of(axis, solution));
        List<Index> left = new ArrayList<>(task.loops());
        left.remove(axis);
        return new PointUpdate(
                value.replace(d, Exprs.zero()),
                left,
                task.axes().stream().map(Affine::of).map(put::apply).toList(),
                put.apply(value.replace(d, Exprs.one())));
    }
}
