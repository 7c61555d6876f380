package chainrule.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.runtime.SeededRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static Split split(int rows, double fraction) {
        return Split.of(rows, fraction, new SeededRandom(42));
    }

    @Test
    void everyRowIsInOnePart() {
        Split split = split(150, 0.2);
        assertThat(split.heldOut()).hasSize(30);
        assertThat(IntStream.concat(IntStream.of(split.training()), IntStream.of(split.heldOut())))
                .containsExactlyInAnyOrder(IntStream.range(0, 150).boxed().toArray(Integer[]::new));
    }

    @Test
    void theSeedDecides() {
        assertThat(split(20, 0.5)).usingRecursiveComparison().isEqualTo(split(20, 0.5));
        assertThat(split(20, 0.5).training())
                .isNotEqualTo(Split.of(20, 0.5, new SeededRandom(43)).training());
    }

    @Test
    void somethingIsLeftToTrainOn() {
        assertThat(split(1, 0.9).training()).hasSize(1);
        assertThat(split(3, 0.99).training()).hasSize(1);
        assertThat(split(3, 0).heldOut()).isEmpty();
    }
}
