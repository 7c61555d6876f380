package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reduction over many indices that occur alike is the same term whatever they are called, and found without trying all orders. */
@Timeout(60)
class BoundNamesTest {

    private static final Affine N = Affine.of(Size.named("n", 3));
    private static final Symbol V = symbol("v", 1);
    private static final Symbol A = symbol("A", 2);
    private static final Symbol B = symbol("B", 2);

    private final Random random = new Random(5);

    private static Symbol symbol(String name, int rank) {
        return Symbol.of(Symbol.Role.PARAMETER, name, Collections.nCopies(rank, N));
    }

    private static Expr access(Symbol s, Index... at) {
        return Exprs.access(s, at);
    }

    /** Products over so many indices that have many symmetries, or few, or none. */
    private static Map<String, IntFunction<Expr>> graphs(List<Index> i) {
        Map<String, IntFunction<Expr>> graphs = new LinkedHashMap<>();
        graphs.put("points", n -> product(n, k -> access(V, i.get(k))));
        graphs.put("pairs", n -> product(n / 2, k -> access(A, i.get(2 * k), i.get(2 * k + 1))));
        graphs.put("a ring", n -> product(n, k -> access(A, i.get(k), i.get((k + 1) % n))));
        graphs.put("two rings", n -> product(
                n, k -> access(A, i.get(k), i.get(k < n / 2 ? (k + 1) % (n / 2) : n / 2 + (k + 1 - n / 2) % (n - n / 2)))));
        graphs.put("a star", n -> product(n - 1, k -> access(A, i.get(n - 1), i.get(k))));
        graphs.put("all pairs", n -> product(
                n * n, k -> k / n == k % n ? Exprs.one() : access(A, i.get(k / n), i.get(k % n))));
        graphs.put("a path", n -> product(n - 1, k -> access(k % 3 == 0 ? B : A, i.get(k), i.get(k + 1))));
        graphs.put("a sum", n -> Exprs.exp(sum(n, k -> access(V, i.get(k)))));
        graphs.put("a tensor", n -> Exprs.access(symbol("T", n), i.subList(0, n).toArray(Index[]::new)));
        return graphs;
    }

    private static Expr product(int n, IntFunction<Expr> factor) {
        List<Expr> factors = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            factors.add(factor.apply(k));
        }
        return Exprs.mul(factors);
    }

    private static Expr sum(int n, IntFunction<Expr> term) {
        List<Expr> terms = new ArrayList<>();
        for (int k = 0; k < n; k++) {
            terms.add(term.apply(k));
        }
        return Exprs.add(terms);
    }

    private static List<Index> indices() {
        List<Index> indices = new ArrayList<>();
        for (int k = 0; k < 14; k++) {
            indices.add(Index.fresh(N));
        }
        return indices;
    }

    @Test
    void namesDoNotCount() {
        List<Index> named = indices();
        graphs(named).forEach((what, graph) -> {
            for (int n : new int[] {4, 9, 12}) {
                Expr body = graph.apply(n);
                Expr known = Exprs.sum(named.subList(0, n), body);
                for (int round = 0; round < 2; round++) {
                    List<Index> others = indices();
                    List<Index> order = new ArrayList<>(others.subList(0, n));
                    Collections.shuffle(order, random);
                    Expr renamed = Substitution.ofIndices(
                                    named.subList(0, n), order.stream().map(Affine::of).toList())
                            .apply(body);
                    Collections.shuffle(order, random);
                    assertThat(Exprs.sum(order, renamed)).as(what + " over " + n).isSameAs(known);
                }
            }
        });
    }

    @Test
    void structureCounts() {
        List<Index> i = indices();
        Map<String, IntFunction<Expr>> graphs = graphs(i);
        Expr ring = Exprs.sum(i.subList(0, 12), graphs.get("a ring").apply(12));
        Expr rings = Exprs.sum(i.subList(0, 12), graphs.get("two rings").apply(12));
        assertThat(ring).isNotSameAs(rings);
    }
}
