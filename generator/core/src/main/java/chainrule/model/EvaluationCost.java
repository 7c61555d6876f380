package chainrule.model;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import java.util.Map;

/** What it takes to evaluate definitions element by element, in operations and accesses. */
public final class EvaluationCost {

    private final Map<Size, Integer> sizes;

    private EvaluationCost(Map<Size, Integer> sizes) {
        this.sizes = sizes;
    }

    /** Of all definitions at the sizes that a network declares. */
    public static long of(Network network) {
        return of(network, Map.of());
    }

    static long of(Network network, Map<Size, Integer> sizes) {
        EvaluationCost cost = new EvaluationCost(sizes);
        long sum = 0;
        for (Assignment a : network.definitions()) {
            long elements = 1;
            for (Index i : a.axes()) {
                elements *= cost.value(i.extent());
            }
            sum += elements * cost.of(a.value());
        }
        return sum;
    }

    /** The place of a deep layer's border is a sum of sizes, which is computed once. */
    private long of(Expr e) {
        if (e instanceof IndexValue v && v.term() instanceof Size) {
            return 0;
        }
        long sum = 1;
        for (Expr child : e.children()) {
            sum += of(child);
        }
        if (e instanceof Reduce r) {
            for (Affine extent : r.extents()) {
                sum *= value(extent);
            }
        }
        return sum;
    }

    private long value(Affine extent) {
        long sum = extent.constant();
        for (Affine.Part p : extent.parts()) {
            sum += p.coefficient() * value(p.term());
        }
        return sum;
    }

    private long value(IndexTerm t) {
        return t instanceof Size s ? sizes.getOrDefault(s, s.value()) : Math.floorDiv(value(((IndexQuotient) t).dividend()), ((IndexQuotient) t).divisor());
    }
}
