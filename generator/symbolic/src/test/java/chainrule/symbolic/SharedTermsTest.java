package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Terms are shared by all threads: each sees the same object, and the same in it. */
class SharedTermsTest {

    private static final int THREADS = 4;
    private static final int ROUNDS = 5_000;

    /** What each thread finds in each round, all starting at once. */
    private static <T> List<List<T>> found(Function<Integer, T> inRound) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        CyclicBarrier start = new CyclicBarrier(THREADS);
        try {
            List<Future<List<T>>> threads = new ArrayList<>();
            for (int k = 0; k < THREADS; k++) {
                threads.add(pool.submit(() -> {
                    List<T> mine = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        start.await();
                        mine.add(inRound.apply(round));
                    }
                    return mine;
                }));
            }
            List<List<T>> all = new ArrayList<>();
            for (Future<List<T>> f : threads) {
                all.add(f.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Expr sum(Symbol w, int round) {
        Affine n = w.axes().get(0);
        Index i = Index.named("i", n);
        Index j = Index.named("j", n);
        Expr square = Exprs.pow(Exprs.access(w, List.of(Affine.of(i))), Rational.of(2 + round));
        return Exprs.mul(Exprs.sum(List.of(i), square), Exprs.access(w, List.of(Affine.of(j))));
    }

    private static Symbol vector() {
        return Symbol.of(Symbol.Role.PARAMETER, "w", List.of(Affine.of(Size.named("n", 3))));
    }

    private static Reduce reduction(Expr product) {
        return (Reduce) product.children().stream().filter(Reduce.class::isInstance).findFirst().orElseThrow();
    }

    @Test
    void areOneObjectForAllThreads() throws Exception {
        Symbol w = vector();
        List<List<Expr>> found = found(round -> sum(w, round));
        for (int round = 0; round < ROUNDS; round++) {
            Expr first = found.get(0).get(round);
            for (List<Expr> others : found) {
                assertThat(others.get(round) == first).as("round %d", round).isTrue();
            }
        }
    }

    /** Two threads that open a reduction at once see the same indices. */
    @Test
    void areOpenedOnceForAllThreads() throws Exception {
        Symbol w = vector();
        List<Expr> terms = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            terms.add(sum(w, round));
        }
        List<List<Reduce.Opened>> found = found(round -> reduction(terms.get(round)).open());
        for (int round = 0; round < ROUNDS; round++) {
            Reduce.Opened first = found.get(0).get(round);
            for (List<Reduce.Opened> others : found) {
                assertThat(others.get(round) == first).as("round %d", round).isTrue();
            }
        }
    }

    /** A set that another thread has found is whole. */
    @Test
    void haveTheSameFreeIndicesInAllThreads() throws Exception {
        Symbol w = vector();
        List<Expr> terms = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            terms.add(sum(w, round));
        }
        for (List<Integer> sizes : found(round -> terms.get(round).freeIndices().size())) {
            assertThat(sizes).containsOnly(1);
        }
    }
}
