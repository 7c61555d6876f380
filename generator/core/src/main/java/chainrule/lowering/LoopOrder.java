package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which order the loops of a contraction run. Best is an innermost loop along which the target and all operands are
 * contiguous or still: each iteration adds to another element, so the JIT compiler can use vectors. Where there is none, the
 * sum is gathered in a local, innermost along the index with the most contiguous operands.
 *
 * @param outer loops around the place where the sum is known
 * @param inner loops that add to the local; empty where the target in memory is added to
 */
record LoopOrder(List<Index> outer, List<Index> inner) {

    static LoopOrder of(Symbol target, Summand s) {
        Index along = vectorAxis(target, s);
        if (along == null) {
            return new LoopOrder(s.axes(), innermostContiguous(s));
        }
        List<Index> loops = new ArrayList<>(s.axes());
        loops.remove(along);
        loops.addAll(s.bound());
        loops.add(along);
        return new LoopOrder(loops, List.of());
    }

    /** The axis along which elements of the target can be added to side by side, or null. */
    private static Index vectorAxis(Symbol target, Summand s) {
        Access written = (Access) Exprs.access(target, s.at());
        Index best = null;
        for (Index axis : s.axes()) {
            if (Strides.of(written, axis) == 1
                    && Strides.contiguous(s.body(), axis)
                    && (best == null || Layout.extent(axis) > Layout.extent(best))) {
                best = axis;
            }
        }
        return best;
    }

    private static List<Index> innermostContiguous(Summand s) {
        List<Index> bound = new ArrayList<>(s.bound());
        bound.sort(Comparator.comparingLong(i -> contiguousAccesses(s.body(), i)));
        return bound;
    }

    private static long contiguousAccesses(Expr body, Index index) {
        return Strides.accesses(body).stream()
                .filter(a -> Strides.of(a, index) == 1)
                .count();
    }
}
