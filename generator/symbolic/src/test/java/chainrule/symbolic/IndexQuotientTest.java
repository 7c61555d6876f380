package chainrule.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** ⌊i/3⌋ as a subscript. */
class IndexQuotientTest {

    private static final Index I = Index.named("i", Affine.constant(23));
    private static final Index J = Index.named("j", Affine.constant(9));

    private static Affine sum(long i, long j, long constant) {
        return Affine.of(I).times(i).plus(Affine.of(J).times(j)).plus(constant);
    }

    @Test
    void whatDividesIsTakenOut() {
        assertThat(IndexQuotient.of(sum(6, 1, 4), 3)).isEqualTo(sum(2, 0, 1).plus(IndexQuotient.of(sum(0, 1, 1), 3)));
        assertThat(IndexQuotient.of(sum(6, 0, 5), 3)).isEqualTo(sum(2, 0, 1));
        assertThat(IndexQuotient.of(sum(1, 0, 0), 1)).isEqualTo(sum(1, 0, 0));
    }

    @Test
    void aQuotientOfAQuotientIsOne() {
        assertThat(IndexQuotient.of(IndexQuotient.of(sum(1, 0, 0), 3), 2)).isEqualTo(IndexQuotient.of(sum(1, 0, 0), 6));
    }

    @Test
    void itsValueIsThatOfFloor() {
        Random random = new Random(3);
        for (int k = 0; k < 200; k++) {
            Affine a = sum(random.nextInt(9) - 4, random.nextInt(9) - 4, random.nextInt(9) - 4);
            int n = 1 + random.nextInt(5);
            Map<IndexTerm, Integer> at = Map.of(I, random.nextInt(23), J, random.nextInt(9));
            Evaluator evaluator = new Evaluator(new Environment());
            double value = evaluator.value(Exprs.number(a), at);
            Expr quotient = Exprs.number(IndexQuotient.of(a, n));
            assertThat(evaluator.value(quotient, at)).isEqualTo(Math.floor(value / n));
            assertThat(Exprs.number(Exprs.asAffine(quotient))).isSameAs(quotient);
        }
    }

    @Test
    void itsRangeIsThatOfItsIndices() {
        Affine quotient = IndexQuotient.of(sum(1, 0, 0), 3);
        assertThat(IndexRanges.least(quotient)).isEqualTo(Affine.ZERO);
        assertThat(IndexRanges.greatest(quotient)).isEqualTo(Affine.constant(7));
        assertThat(IndexRanges.isInside(quotient, Affine.constant(8))).isTrue();
        assertThat(IndexRanges.isInside(quotient, Affine.constant(7))).isFalse();
    }

    @Test
    void nothingIsDividedByZero() {
        assertThatThrownBy(() -> IndexQuotient.of(sum(1, 0, 0), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
