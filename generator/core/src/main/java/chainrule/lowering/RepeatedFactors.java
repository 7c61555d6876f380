package chainrule.lowering;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes those factors out of a sum of products that would be computed again and again: in {@code Σⱼ W[i, j] relu(z[j])} the
 * relu does not depend on i. What is an element already stays.
 */
final class RepeatedFactors {

    /** Below this many repetitions a temporary costs more than it saves. */
    private static final int FEW = 4;

    private final Temporaries temporaries;
    private final Reads reads;

    RepeatedFactors(Temporaries temporaries, Reads reads) {
        this.temporaries = temporaries;
        this.reads = reads;
    }

    /** @param loops the indices that the product is computed for */
    Expr extract(Expr body, List<Index> loops, Phase phase, Splitter splitter) {
        if (!(body instanceof Mul m) || m.factors().stream().anyMatch(Guards::isGuard) || !reads.stayInRange(body)) {
            return body;
        }
        Map<Set<Index>, List<Mul.Factor>> groups = new LinkedHashMap<>();
        m.factors().forEach(f -> groups.computeIfAbsent(new HashSet<>(f.base().freeIndices()), k -> new ArrayList<>()).add(f));
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        groups.forEach((indices, group) -> {
            Expr product = Terms.product(group);
            boolean again = repetitions(indices, loops) >= FEW && !isElement(product);
            factors.add(again ? temporaries.of(product, loops, phase, splitter) : product);
        });
        return Exprs.mul(factors);
    }

    private static boolean isElement(Expr e) {
        return e instanceof Access || e instanceof Num || e.freeIndices().isEmpty();
    }

    private static long repetitions(Set<Index> indices, List<Index> loops) {
        return loops.stream()
                .filter(i -> !indices.contains(i))
                .mapToLong(RowMajor::extent)
                .reduce(1, (a, b) -> a * b);
    }
}
