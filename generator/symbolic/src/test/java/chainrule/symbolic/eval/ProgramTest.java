package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the instructions of programs do: guards, reductions, subscripts of every kind, errors. */
class ProgramTest {

    private static final Size N = Size.named("n", 5);
    private static final Size M = Size.named("m", 3);
    private static final Index I = Index.named("i", N);
    private static final Index K = Index.named("k", M);
    private static final Symbol X = Symbol.of(Symbol.Role.INPUT, "x", List.of(Affine.of(N)));
    private static final Symbol C = Symbol.integers(Symbol.Role.TARGET, "c", List.of(Affine.of(M)), Affine.of(N));

    private final Environment environment = new Environment()
            .set(X, new Tensor(new int[] {5}, new double[] {3, -1, 4, 1.5, -9}))
            .set(C, new Tensor(new int[] {3}, new double[] {4, 0, 2}));

    private static Expr x(Affine at) {
        return Exprs.access(X, List.of(at));
    }

    private double[] values(Index axis, Expr e) {
        return environment.evaluate(List.of(axis), e).data();
    }

    private double value(Expr e) {
        return new Evaluator(environment).value(e, Map.of());
    }

    @Test
    void everyOperatorReduces() {
        assertThat(value(Exprs.reduce(Reduce.Operator.SUM, List.of(I), x(Affine.of(I))))).isEqualTo(-1.5);
        assertThat(value(Exprs.reduce(Reduce.Operator.PROD, List.of(I), x(Affine.of(I))))).isEqualTo(162);
        assertThat(value(Exprs.reduce(Reduce.Operator.MAX, List.of(I), x(Affine.of(I))))).isEqualTo(4);
        assertThat(value(Exprs.reduce(Reduce.Operator.MIN, List.of(I), x(Affine.of(I))))).isEqualTo(-9);
    }

    @Test
    void theErrorScaleOfASumIsWhatWasAddedUp() {
        Measured sum = new Evaluator(environment).measure(Exprs.sum(List.of(I), x(Affine.of(I))), Map.of());
        assertThat(sum.scale()).isBetween(18.5, 60.0);
    }

    @Test
    void aGuardedAccessIsNotLookedAtOutsideItsAxis() {
        Affine before = Affine.of(I).plus(-1);
        Expr inside = Exprs.inRange(before, Affine.of(N));
        assertThat(values(I, Exprs.conditional(inside, x(before), Exprs.num(7)))).containsExactly(7, 3, -1, 4, 1.5);
        assertThat(values(I, Exprs.mul(Exprs.indicator(inside), x(before)))).containsExactly(0, 3, -1, 4, 1.5);
        Affine third = Affine.of(I).times(2);
        Expr pick = Exprs.mul(Exprs.delta(Affine.of(I), Affine.of(K)), x(third), x(third));
        assertThat(environment.evaluate(List.of(I), Exprs.sum(List.of(K), pick)).data()).containsExactly(9, 16, 81, 0, 0);
    }

    @Test
    void anAccessOutsideItsAxisIsAnError() {
        assertThatThrownBy(() -> values(I, x(Affine.of(I).plus(1)))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> values(I, x(Affine.of(I).plus(-1)))).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> value(Exprs.sum(List.of(I), x(Affine.of(I).times(2))))).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aKeptPartIsNotComputedWhereNothingNeedsIt() {
        // The inner sum does not depend on k and leaves its axis, but no k lets it count.
        Expr outside = Exprs.sum(List.of(I), x(Affine.of(I).plus(1)));
        Expr never = Exprs.apply(ElementaryFunction.LESS, Exprs.number(Affine.of(M)), Exprs.number(Affine.of(K)));
        assertThat(values(K, Exprs.conditional(never, outside, Exprs.num(2)))).containsExactly(2, 2, 2);
        assertThat(value(Exprs.sum(List.of(K), Exprs.mul(Exprs.indicator(never), outside)))).isZero();
    }

    /** Also where what is outside decides nothing: in a largest, under a condition that depends on it. */
    @Test
    void aClaimThatLeavesAnAxisHasNoValues() {
        Expr next = x(Affine.of(I).plus(1));
        Expr largest = Exprs.reduce(Reduce.Operator.MAX, List.of(I), next);
        Expr condition = Exprs.conditional(Exprs.apply(ElementaryFunction.LESS, next, Exprs.num(100)), Exprs.num(1), Exprs.num(2));
        assertThat(environment.evaluateClaim(List.of(I), next)).isEmpty();
        assertThat(environment.evaluateClaim(List.of(), largest)).isEmpty();
        assertThat(environment.evaluateClaim(List.of(I), condition)).isEmpty();
        Expr guarded = Exprs.mul(Exprs.delta(Affine.of(I), Affine.constant(0)), next);
        assertThat(environment.evaluateClaim(List.of(I), guarded).orElseThrow().data()).containsExactly(-1, 0, 0, 0, 0);
        Environment empty = new Environment(Map.of(N, 0)).set(X, new Tensor(new int[] {0}, new double[0]));
        assertThat(empty.evaluateClaim(List.of(), Exprs.sum(List.of(I), x(Affine.of(I))))).isEmpty();
    }

    @Test
    void anEvaluatorGoesOnAfterAnError() {
        Evaluator evaluator = new Evaluator(environment);
        Expr next = Exprs.apply(ElementaryFunction.TANH, x(Affine.of(I).plus(1)));
        Expr twice = Exprs.add(Exprs.pow(next, 2), Exprs.apply(ElementaryFunction.SIN, next));
        assertThatThrownBy(() -> evaluator.value(twice, Map.of(I, 4))).isInstanceOf(IndexOutOfBoundsException.class);
        double t = Math.tanh(-9);
        assertThat(evaluator.value(twice, Map.of(I, 3))).isEqualTo(t * t + Math.sin(t));
    }

    @Test
    void aReductionOfNothingIsAnError() {
        Environment empty = new Environment(Map.of(N, 0)).set(X, new Tensor(new int[] {0}, new double[0]));
        Expr sum = Exprs.sum(List.of(I), x(Affine.of(I)));
        assertThatThrownBy(() -> new Evaluator(empty).value(sum, Map.of()))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("0 values");
    }

    @Test
    void whatIsMissingIsSaid() {
        assertThatThrownBy(() -> new Evaluator(environment).value(x(Affine.of(I)), Map.of()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("index i is open");
        Symbol y = Symbol.of(Symbol.Role.INPUT, "y", List.of());
        assertThatThrownBy(() -> value(Exprs.access(y))).isInstanceOf(IllegalStateException.class).hasMessageContaining("y");
    }

    @Test
    void subscriptsAreOfIndicesSizesClassesAndQuotients() {
        Affine backwards = Affine.of(N).minus(Affine.of(I)).plus(-1);
        assertThat(values(I, x(backwards))).containsExactly(-9, 1.5, 4, -1, 3);
        assertThat(values(I, x(IndexQuotient.of(Affine.of(I).plus(Affine.of(M)), 2)))).containsExactly(-1, 4, 4, 1.5, 1.5);
        Expr chosen = x(Exprs.asAffine(Exprs.access(C, K)));
        assertThat(values(K, chosen)).containsExactly(-9, 3, 4);
        Expr numbers = Exprs.number(Affine.of(K).times(2).plus(Affine.of(M)));
        assertThat(values(K, numbers)).containsExactly(3, 5, 7);
    }

    @Test
    void aProgramHoldsForAllSizes() {
        Expr sum = Exprs.sum(List.of(I), Exprs.mul(x(Affine.of(N).minus(Affine.of(I)).plus(-1)), Exprs.number(Affine.of(I))));
        assertThat(value(sum)).isEqualTo(1.5 + 2 * 4 - 3 + 4 * 3);
        Environment small = new Environment(Map.of(N, 2)).set(X, new Tensor(new int[] {2}, new double[] {10, 7}));
        assertThat(new Evaluator(small).value(sum, Map.of())).isEqualTo(10);
    }

    @Test
    void aFreeIndexThatIsAReductionsOwnIsAnother() {
        Reduce sum = (Reduce) Exprs.sum(List.of(I), Exprs.pow(x(Affine.of(I)), 2));
        Index own = sum.open().indices().get(0);
        Expr both = Exprs.mul(sum, x(Affine.of(own)));
        double squares = 9 + 1 + 16 + 2.25 + 81;
        assertThat(new Evaluator(environment).value(both, Map.of(own, 2))).isEqualTo(4 * squares);
    }
}
