package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexQuotient;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** On which combinations of sizes it depends how the sum over the windows of an access is solved: see {@link WindowSums}. */
public final class WindowSizes {

    private WindowSizes() {}

    /** The combinations whose signs a solution of place = subscript looks at, the place being one of an axis. */
    public static List<Affine> of(Affine subscript, Affine axis) {
        Set<Index> bound = new LinkedHashSet<>();
        collect(subscript, bound);
        List<Affine> asked = new ArrayList<>();
        Affine equation = Affine.of(Index.fresh(axis)).minus(subscript);
        WindowSolution.of(equation, List.copyOf(bound), asked);
        WindowSolution.ofQuotient(equation, List.copyOf(bound), asked);
        return asked;
    }

    private static void collect(Affine subscript, Set<Index> bound) {
        for (Affine.Part p : subscript.parts()) {
            IndexTerm t = p.term();
            if (t instanceof Index i) {
                bound.add(i);
            } else if (t instanceof IndexQuotient q) {
                collect(q.dividend(), bound);
            }
        }
    }
}
