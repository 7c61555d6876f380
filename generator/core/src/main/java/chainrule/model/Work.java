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
final class Work {

    private final Map<Size, Integer> sizes;

    private Work(Map<Size, Integer> sizes) {
        this.sizes = sizes;
    }

    static long of(Network network, Map<Size, Integer> sizes) {
        Work work = new Work(sizes);
        long sum = 0;
        for (Assignment a : network.definitions()) {
            long elements = 1;
            for (Index i : a.axes()) {
                elements *= work.value(i.extent());
            }
            sum += elements * work.of(a.value());
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
        return t instanceof Size s ? sizes.get(s) : Math.floorDiv(value(((IndexQuotient) t).dividend()), ((IndexQuotient) t).divisor());
    }
}
