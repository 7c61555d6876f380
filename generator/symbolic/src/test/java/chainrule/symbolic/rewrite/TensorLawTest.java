package chainrule.symbolic.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorArgument;
import chainrule.symbolic.TensorCall;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every law at random matrices: both sides are equal, and the strategy brings the left side to something no longer than the right. */
class TensorLawTest {

    private static final int SIZE = 4;
    private static final Size N = Size.named("n", SIZE);
    private static final Symbol U = matrix("U");
    private static final Symbol V = matrix("V");
    private static final Index I = Index.named("i", N);
    private static final Index J = Index.named("j", N);

    private static Symbol matrix(String name) {
        return Symbol.of(Symbol.Role.PARAMETER, name, List.of(Affine.of(N), Affine.of(N)));
    }

    private static Expr element(Symbol s, Index row, Index column) {
        return Exprs.access(s, List.of(Affine.of(row), Affine.of(column)));
    }

    private static TensorArgument whole(Symbol s) {
        return TensorArgument.of(List.of(I, J), element(s, I, J));
    }

    private static Environment point(long seed) {
        Random random = new Random(seed);
        Environment e = new Environment();
        for (Symbol s : List.of(U, V)) {
            Tensor t = Tensor.zeros(SIZE, SIZE);
            for (int k = 0; k < t.data().length; k++) {
                t.data()[k] = random.nextGaussian() + (k % (SIZE + 1) == 0 ? 3 : 0);
            }
            e.set(s, t);
        }
        return e;
    }

    static Stream<TensorLaw> laws() {
        return TensorLaw.ALL.stream();
    }

    private static List<Index> axes(TensorLaw law) {
        return law.function() == OpaqueFunction.INV ? List.of(I, J) : List.of();
    }

    private static Expr left(TensorLaw law) {
        TensorArgument argument = law.argument().apply(whole(U), whole(V));
        Symbol call = Symbol.of(new TensorCall(law.function(), List.of(argument)));
        return Exprs.access(call, axes(law).stream().map(Affine::of).toList());
    }

    private static Expr right(TensorLaw law) {
        return law.right().at(whole(U), whole(V), axes(law).stream().map(Affine::of).toList());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void bothSidesAreEqual(TensorLaw law) {
        for (int seed = 0; seed < 20; seed++) {
            assertThat(point(seed).evaluate(axes(law), left(law)).data())
                    .as(law.name())
                    .containsExactly(point(seed).evaluate(axes(law), right(law)).data(), Offset.offset(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void isAppliedWhereItShortens(TensorLaw law) {
        Expr image = new TensorLaws(TensorLaw.ALL).apply(left(law));
        boolean shortens = Cost.of(right(law)) < Cost.of(left(law));
        assertThat(image).as(law.name()).isSameAs(shortens ? right(law) : left(law));
    }

    @Test
    void inversesCancelInASum() {
        Index k = Index.named("k", N);
        Expr inverse = TensorLaw.inverse(whole(U)).at(List.of(Affine.of(I), Affine.of(k)));
        Expr identity = Exprs.delta(Affine.of(I), Affine.of(J));
        assertThat(new TensorLaws(TensorLaw.ALL).apply(Exprs.sum(List.of(k), Exprs.mul(inverse, element(U, k, J))))).isSameAs(identity);
        Expr inverseLast = TensorLaw.inverse(whole(U)).at(List.of(Affine.of(k), Affine.of(J)));
        assertThat(new TensorLaws(TensorLaw.ALL).apply(Exprs.sum(List.of(k), Exprs.mul(element(U, I, k), inverseLast)))).isSameAs(identity);
        Expr other = Exprs.sum(List.of(k), Exprs.mul(inverse, element(U, J, k)));
        assertThat(new TensorLaws(TensorLaw.ALL).apply(other)).as("the transpose does not cancel").isSameAs(other);
        Expr another = Exprs.sum(List.of(k), Exprs.mul(inverse, element(V, k, J)));
        assertThat(new TensorLaws(TensorLaw.ALL).apply(another)).isSameAs(another);
    }

    @Test
    void aSolutionCancelsItsMatrix() {
        Index k = Index.named("k", N);
        Symbol solution = Symbol.of(new TensorCall(OpaqueFunction.SOLVE, List.of(whole(U), whole(V))));
        Expr product = Exprs.sum(List.of(k), Exprs.mul(element(U, I, k), element(solution, k, J)));
        assertThat(new TensorLaws(TensorLaw.ALL).apply(product)).isSameAs(element(V, I, J));
    }
}
