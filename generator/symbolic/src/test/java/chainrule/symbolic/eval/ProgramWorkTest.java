package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is computed how often, by the number of instructions. */
class ProgramWorkTest {

    private static final Size N = Size.named("n", 4);
    private static final Size M = Size.named("m", 3);
    private static final Index I = Index.named("i", N);
    private static final Index J = Index.named("j", M);
    private static final Index K = Index.named("k", N);
    private static final Symbol U = Symbol.formal("u");
    private static final Symbol Z = Symbol.of(Symbol.Role.INPUT, "z", List.of(Affine.of(N), Affine.of(M)));

    private static Expr tanhOf(Expr e) {
        return Exprs.apply(ElementaryFunction.TANH, e);
    }

    private static long work(int n, List<Index> axes, Expr e) {
        Environment environment = new Environment(Map.of(N, n));
        Tensor z = Tensor.zeros(environment.shape(Z));
        Arrays.setAll(z.data(), k -> Math.sin(k));
        environment.set(Z, z).set(U, 0.3);
        long before = Work.done();
        environment.evaluate(axes, e);
        return Work.done() - before;
    }

    private static Expr nested(int calls, UnaryOperator<Expr> f) {
        Expr e = Exprs.access(U);
        for (int k = 0; k < calls; k++) {
            e = f.apply(e);
        }
        return e;
    }

    @Test
    void nestedCallsTakeWorkLinearInTheCalls() {
        Expr u = Exprs.access(U);
        NamedFunction residual = new NamedFunction("res", List.of(U), Exprs.add(u, tanhOf(u)));
        UnaryOperator<Expr> call = e -> Exprs.call(residual, List.of(e));
        long eight = work(4, List.of(), nested(8, call));
        assertThat(work(4, List.of(), nested(16, call)) - eight).isEqualTo(eight - work(4, List.of(), nested(0, call)));
        assertThat(eight).isLessThan(8 * 20);
    }

    @Test
    void sharedPartsAreComputedOnce() {
        UnaryOperator<Expr> residual = e -> Exprs.add(Exprs.apply(ElementaryFunction.SIN, e), tanhOf(e));
        assertThat(work(4, List.of(), nested(60, residual))).isLessThan(60 * 20);
    }

    /** The softmax over an axis of a matrix, whichever of the axes runs faster. */
    @Test
    void aSumIsComputedOnceForEachOfItsIndices() {
        for (List<Index> axes : List.of(List.of(I, J), List.of(J, I))) {
            Expr power = Exprs.exp(Exprs.access(Z, I, J));
            Expr sum = Exprs.sum(List.of(K), Exprs.exp(Exprs.access(Z, K, J)));
            Expr softmax = Exprs.divide(power, sum);
            long ten = work(10, axes, softmax);
            long twenty = work(20, axes, softmax);
            assertThat(work(40, axes, softmax) - twenty).isBetween(2 * (twenty - ten) - 5, 2 * (twenty - ten) + 5);
        }
    }

    /** Where nothing is known, the factor of a sum that does not depend on its inner index would be computed again for each. */
    @Test
    void partsAreComputedOutsideOfLoopsThatDoNotChangeThem() {
        Expr inner = Exprs.sum(List.of(K), Exprs.pow(Exprs.access(Z, K, J), 2));
        Expr nest = Exprs.sum(List.of(J), Exprs.mul(tanhOf(inner), Exprs.sum(List.of(I), Exprs.mul(tanhOf(inner), Exprs.access(Z, I, J)))));
        long ten = work(10, List.of(), nest);
        assertThat(work(20, List.of(), nest)).isLessThan(2 * ten);
    }
}
