package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Functions of a singular matrix: its determinant is 0, and the rest has no value. */
class SingularTest {

    private static final Size N = Size.named("n", 3);
    private static final Index I = Index.named("i", N);
    private static final Index J = Index.named("j", N);

    private static double[] values(OpaqueFunction f) {
        Symbol x = Symbol.of(Symbol.Role.PARAMETER, "X", List.of(Affine.of(N), Affine.of(N)));
        TensorArgument whole = TensorArgument.of(List.of(I, J), Exprs.access(x, List.of(Affine.of(I), Affine.of(J))));
        Symbol call = Symbol.of(new TensorCall(f, f.arity() == 2 ? List.of(whole, whole) : List.of(whole)));
        List<Index> axes = call.axes().isEmpty() ? List.of() : List.of(I, J);
        Environment e = new Environment().set(x, new Tensor(new int[] {3, 3}, new double[] {1, 2, 3, 2, 4, 6, 1, 0, 1}));
        return e.evaluate(axes, Exprs.access(call, axes.stream().map(Affine::of).toList())).data();
    }

    @Test
    void hasADeterminantAlone() {
        assertThat(values(OpaqueFunction.DET)).containsExactly(0);
        assertThat(values(OpaqueFunction.LOGDET)).containsExactly(Double.NEGATIVE_INFINITY);
        assertThat(Arrays.stream(values(OpaqueFunction.INV)).allMatch(Double::isNaN)).isTrue();
        assertThat(Arrays.stream(values(OpaqueFunction.SOLVE)).allMatch(Double::isNaN)).isTrue();
    }
}
