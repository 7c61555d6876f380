package chainrule.symbolic.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Solutions of equations between subscripts, against trying all values of the indices. */
class WindowSolutionTest {

    private static final int TRIALS = 400;
    private static final int REACH = 40;
    private static final Index M = index("m", REACH);

    private static Index index(String name, int extent) {
        return Index.named(name, Affine.constant(extent));
    }

    private static Affine term(long coefficient, Index i) {
        return Affine.of(i).times(coefficient);
    }

    private static int value(Affine affine, Map<IndexTerm, Integer> at) {
        return (int) Math.round(new Evaluator(new Environment()).value(Exprs.number(affine), at));
    }

    /** For each m: the guard holds where there is a solution, and then the values are it. */
    private static void isTheOnlySolution(Affine equation, Index i, Index u) {
        WindowSolution solution = WindowSolution.of(equation, List.of(i, u));
        for (int m = 0; m < REACH; m++) {
            Map<IndexTerm, Integer> at = new HashMap<>(Map.of(M, m));
            boolean holds = new Evaluator(new Environment()).value(solution.guard(), at) == 1;
            int count = 0;
            for (int p = 0; p < i.extent().constant(); p++) {
                for (int q = 0; q < u.extent().constant(); q++) {
                    Map<IndexTerm, Integer> all = new HashMap<>(Map.of(M, m, i, p, u, q));
                    if (value(equation, all) == 0) {
                        count++;
                        assertThat(value(solution.values().get(i), at)).isEqualTo(p);
                        assertThat(value(solution.values().get(u), at)).isEqualTo(q);
                    }
                }
            }
            assertThat(holds).as("%s = 0 at m = %d", equation, m).isEqualTo(count == 1);
            assertThat(count).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void digitsOfMixedRadix() {
        Random random = new Random(5);
        int solved = 0;
        for (int k = 0; k < TRIALS; k++) {
            Index i = index("i", 1 + random.nextInt(5));
            Index u = index("u", 1 + random.nextInt(4));
            long inner = random.nextInt(5) - 2;
            Affine equation = Affine.of(M).plus(term(random.nextInt(13) - 6, i)).plus(term(inner, u)).plus(random.nextInt(9) - 4);
            WindowSolution solution = WindowSolution.of(equation, List.of(i, u));
            if (solution != null && solution.values().size() == 2) {
                isTheOnlySolution(equation, i, u);
                solved++;
            }
        }
        assertThat(solved).isGreaterThan(TRIALS / 10);
    }

    @Test
    void windowsThatOverlapHaveNoOnlySolution() {
        Affine equation = Affine.of(M).minus(term(2, index("i", 4))).minus(term(1, index("u", 3)));
        assertThat(WindowSolution.of(equation, List.of(index("i", 4), index("u", 3)))).isNull();
        WindowSolution one = WindowSolution.forOne(equation, List.of(index("i", 4), index("u", 3)));
        assertThat(one.values()).containsOnlyKeys(index("u", 3));
    }

    @Test
    void thePlacesOfAWindow() {
        Index i = index("i", 11);
        Affine quotient = IndexQuotient.of(Affine.of(i).plus(1), 3);
        WindowSolution solution = WindowSolution.ofQuotient(Affine.of(M).minus(quotient), List.of(i));
        Expr place = Exprs.number(solution.values().get(i));
        Index u = solution.added().get(0);
        assertThat(u.extent()).isEqualTo(Affine.constant(3));
        Evaluator evaluator = new Evaluator(new Environment());
        for (int p = 0; p < 11; p++) {
            Map<IndexTerm, Integer> at = Map.of(M, (p + 1) / 3, u, (p + 1) % 3);
            assertThat(evaluator.value(place, at)).isEqualTo(p);
            assertThat(evaluator.value(solution.guard(), at)).isEqualTo(1);
        }
        assertThat(evaluator.value(solution.guard(), Map.of(M, 0, u, 0))).isZero();
    }
}
