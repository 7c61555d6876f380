package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is replaced outside a reduction stays away from the indices under it, also where both came from opening it. */
class CaptureTest {

    private static final Size N = Size.named("n", 3);
    private static final Size M = Size.named("m", 4);
    private static final Symbol A = Symbol.of(Symbol.Role.INPUT, "A", List.of(Affine.of(M), Affine.of(N)));

    @Test
    void theIndicesOfAnOpenedReductionAreReplacedOnlyOutside() {
        Index row = Index.named("i", M);
        Index column = Index.named("j", N);
        Reduce sum = (Reduce) Exprs.sum(List.of(column), Exprs.access(A, row, column));
        Index opened = sum.open().indices().get(0);
        Expr product = Exprs.mul(sum, Exprs.access(A, row, opened));

        Index otherRow = Index.named("p", M);
        Expr moved = Substitution.ofIndices(Map.of(row, Affine.of(otherRow), opened, Affine.of(column)))
                .apply(product);

        Expr expected = Exprs.mul(
                Exprs.sum(List.of(opened), Exprs.access(A, otherRow, opened)), Exprs.access(A, otherRow, column));
        assertThat(moved).isSameAs(expected);
    }
}
