package chainrule.symbolic.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The mean over the samples of a batch. */
class TensorMeanTest {

    @Test
    void ofEqualValuesIsExactlyTheirValue() {
        for (int n : new int[] {1, 3, 7, 10}) {
            assertThat(Tensor.mean(Collections.nCopies(n, number(0.1))).data()).containsExactly(0.1);
        }
    }

    @Test
    void isFiniteWhereDifferencesAreNot() {
        double largest = Double.MAX_VALUE;
        assertThat(Tensor.mean(List.of(number(-largest), number(largest))).data()).containsExactly(0);
        assertThat(Tensor.mean(List.of(number(Double.POSITIVE_INFINITY), number(1))).data())
                .containsExactly(Double.POSITIVE_INFINITY);
    }

    private static Tensor number(double value) {
        Tensor tensor = Tensor.computed(1);
        tensor.data()[0] = value;
        return tensor;
    }
}
