package chainrule.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OffsetTest {

    private final LoopVariable i = new LoopVariable("i");
    private final LoopVariable j = new LoopVariable("j");
    private final Buffer words = new Buffer("w", Buffer.Kind.INPUT, true, 6, 11);

    @Test
    void termsAreCollected() {
        Offset twice = Offset.of(i).plus(Offset.of(i)).plus(3);
        assertThat(twice.terms()).containsExactly(new Offset.Term(2, i));
        assertThat(twice.minus(twice)).isEqualTo(Offset.ZERO);
        assertThat(Offset.ZERO.plus(5, Offset.of(j)).plus(twice).stride(j)).isEqualTo(5);
        assertThat(twice.stride(j)).isZero();
    }

    @Test
    void shiftingMovesDataToo() {
        Offset element = Offset.of(new Offset.IntegerElement(new Place(words, Offset.of(i))));
        Offset row = Offset.ZERO.plus(4, element).plus(Offset.of(i)).plus(Offset.of(j));
        Offset moved = Offset.ZERO
                .plus(4, Offset.of(new Offset.IntegerElement(new Place(words, Offset.of(i).plus(2)))))
                .plus(Offset.of(i))
                .plus(Offset.of(j))
                .plus(2);
        assertThat(row.map(Replacement.shift(i, 2))).isEqualTo(moved);
    }
}
