package chainrule.lowering;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Mul;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many terms use a term directly, over all nodes of a kernel. */
final class UseCounts {

    private final Map<Expr, Integer> counts = new HashMap<>();
    private final Set<Expr> seen = new HashSet<>();

    UseCounts(List<Node> nodes) {
        nodes.forEach(n -> n.forEach(inside -> inside.terms().forEach(this::count)));
    }

    int of(Expr e) {
        return counts.getOrDefault(e, 0);
    }

    private void count(Expr e) {
        counts.merge(e, 1, Integer::sum);
        if (seen.add(e)) {
            if (e instanceof Mul m) {
                // e^x to a power is one exponential, and counts as one term.
                m.factors().forEach(f -> count(f.isExponential() && f.value() != e ? f.value() : f.base()));
            } else {
                e.children().forEach(this::count);
            }
        }
    }
}
