package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        List<Index> loops = new ArrayList<>(s.axes());
        if (along == null) {
            Set<Index> placing = placing(s);
            s.bound().stream().filter(placing::contains).forEach(loops::add);
            return new LoopOrder(loops, innermostContiguous(s, placing));
        }
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
                    && (best == null || RowMajor.extent(axis) > RowMajor.extent(best))) {
                best = axis;
            }
        }
        return best;
    }

    /** The indices that say where the value goes: the place must not move while a local gathers the sum. */
    private static Set<Index> placing(Summand s) {
        Set<Index> placing = new HashSet<>();
        s.at().forEach(at -> placing.addAll(Exprs.number(at).freeIndices()));
        if (s.guard() != null) {
            placing.addAll(s.guard().freeIndices());
        }
        return placing;
    }

    private static List<Index> innermostContiguous(Summand s, Set<Index> placing) {
        List<Index> bound = new ArrayList<>(s.bound());
        bound.removeAll(placing);
        bound.sort(Comparator.comparingLong(i -> contiguousAccesses(s.body(), i)));
        return bound;
    }

    private static long contiguousAccesses(Expr body, Index index) {
        return Strides.accesses(body).stream()
                .filter(a -> Strides.of(a, index) == 1)
                .count();
    }
}
