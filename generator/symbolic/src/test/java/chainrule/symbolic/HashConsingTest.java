package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Equal terms are the same object, up to the names of bound indices. */
class HashConsingTest {

    private final Size n = Size.named("n", 3);
    private final Size m = Size.named("m", 4);
    private final Symbol a = Symbol.of(Symbol.Role.PARAMETER, "A", List.of(Affine.of(n), Affine.of(n)));
    private final Symbol b = Symbol.of(Symbol.Role.PARAMETER, "B", List.of(Affine.of(n), Affine.of(m)));
    private final Index i = Index.named("i", n);
    private final Index j = Index.named("j", n);
    private final Index k = Index.named("k", n);
    private final Index p = Index.named("p", m);
    private final Index q = Index.named("q", m);

    @Test
    void namesOfBoundIndicesDoNotCount() {
        Expr one = Exprs.sum(List.of(i, p), Exprs.mul(Exprs.access(a, k, i), Exprs.access(b, i, p)));
        Expr other = Exprs.sum(List.of(q, j), Exprs.mul(Exprs.access(b, j, q), Exprs.access(a, k, j)));
        assertThat(one).isSameAs(other);
    }

    @Test
    void transposedFactorsAreTwoTerms() {
        Expr square = Exprs.sum(List.of(i, j), Exprs.mul(Exprs.access(a, i, j), Exprs.access(a, i, j)));
        Expr trace = Exprs.sum(List.of(i, j), Exprs.mul(Exprs.access(a, i, j), Exprs.access(a, j, i)));
        Expr renamed = Exprs.sum(List.of(j, i), Exprs.mul(Exprs.access(a, i, j), Exprs.access(a, j, i)));
        assertThat(square).isNotSameAs(trace);
        assertThat(trace).isSameAs(renamed);
    }

    @Test
    void equallyColouredIndicesAreNumberedInEachOrder() {
        Expr cycle = Exprs.sum(
                List.of(i, j, k), Exprs.mul(Exprs.access(a, i, j), Exprs.access(a, j, k), Exprs.access(a, k, i)));
        Expr turned = Exprs.sum(
                List.of(k, i, j), Exprs.mul(Exprs.access(a, k, i), Exprs.access(a, j, k), Exprs.access(a, i, j)));
        Expr reversed = Exprs.sum(
                List.of(i, j, k), Exprs.mul(Exprs.access(a, j, i), Exprs.access(a, k, j), Exprs.access(a, i, k)));
        assertThat(cycle).isSameAs(turned).isSameAs(reversed);
    }

    @Test
    void substitutionDoesNotCapture() {
        Expr row = Exprs.sum(List.of(j), Exprs.access(a, i, j));
        Index bound = ((Reduce) row).open().indices().get(0);
        Expr moved = Substitution.ofIndices(java.util.Map.of(i, Affine.of(bound))).apply(row);
        assertThat(moved.freeIndices()).containsExactly(bound);
        assertThat(moved).isSameAs(Exprs.sum(List.of(j), Exprs.access(a, bound, j)));
    }

    @Test
    void sumsAndProductsAreCollected() {
        Expr x = Exprs.access(a, i, j);
        Expr y = Exprs.access(a, j, i);
        assertThat(Exprs.add(x, y, x)).isSameAs(Exprs.add(y, Exprs.times(Rational.TWO, x)));
        assertThat(Exprs.subtract(x, x)).isSameAs(Exprs.zero());
        assertThat(Exprs.mul(x, y, Exprs.pow(x, -1))).isSameAs(y);
        assertThat(Exprs.mul(Exprs.num(2), Exprs.add(x, y)))
                .isSameAs(Exprs.add(Exprs.times(Rational.TWO, x), Exprs.times(Rational.TWO, y)));
    }

    @Test
    void anIndexThatIsNotNamedCountsItsValues() {
        Expr x = Exprs.access(a, i, j);
        assertThat(Exprs.sum(List.of(p), x)).isSameAs(Exprs.mul(Exprs.number(Affine.of(m)), x));
    }
}
