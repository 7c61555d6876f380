package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorInfoTest {
    @Test
    void sizeIsTheProductOfTheAxes() {
        assertThat(TensorInfo.data("x", ElementType.FLOAT, 4, 3).size()).isEqualTo(12);
        assertThat(TensorInfo.classes("t", 10).size()).isEqualTo(1);
        assertThatThrownBy(() -> TensorInfo.data("x", ElementType.FLOAT, 100_000, 100_000)
                        .size())
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void printsAsDeclared() {
        assertThat(TensorInfo.data("x", ElementType.FLOAT, 4, 3)).hasToString("x[4, 3]");
        assertThat(TensorInfo.classes("t", 10)).hasToString("t class[10]");
        assertThat(TensorInfo.classes("w", 1000, 6)).hasToString("w[6] class[1000]");
    }

    @Test
    void shapeIsItsOwn() {
        int[] shape = {2, 3};
        TensorInfo info = TensorInfo.parameter("W", ElementType.DOUBLE, 5, shape);
        shape[0] = 7;
        info.shape()[1] = 7;
        assertThat(info.shape()).containsExactly(2, 3);
    }

    @Test
    void equalityLooksIntoTheShape() {
        TensorInfo info = TensorInfo.parameter("W", ElementType.DOUBLE, 5, 2, 3);
        assertThat(info)
                .isEqualTo(TensorInfo.parameter("W", ElementType.DOUBLE, 5, 2, 3))
                .hasSameHashCodeAs(TensorInfo.parameter("W", ElementType.DOUBLE, 5, 2, 3))
                .isNotEqualTo(TensorInfo.parameter("W", ElementType.DOUBLE, 5, 3, 2))
                .isNotEqualTo(TensorInfo.parameter("W", ElementType.DOUBLE, 6, 2, 3));
    }
}
