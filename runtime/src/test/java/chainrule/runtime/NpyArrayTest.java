package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NpyArrayTest {
    static Stream<NpyArray> oneToThree() {
        return Stream.of(
                NpyArray.of(new float[] {1, 2, 3}, 3),
                NpyArray.of(new double[] {1, 2, 3}, 3),
                NpyArray.of(new int[] {1, 2, 3}, 3),
                NpyArray.of(new long[] {1, 2, 3}, 3));
    }

    @ParameterizedTest
    @MethodSource("oneToThree")
    void convertsToEachType(NpyArray array) {
        assertThat(array.to(ElementType.FLOAT)).isEqualTo(new float[] {1, 2, 3});
        assertThat(array.to(ElementType.DOUBLE)).isEqualTo(new double[] {1, 2, 3});
        assertThat(array.to(ElementType.INT)).isEqualTo(new int[] {1, 2, 3});
    }

    @Test
    void roundsOnceToFloat() {
        // 2^24 + 1 and the like lie halfway between floats: a detour through double would round twice.
        long halfway = (1L << 60) + (1L << 36) + 1;
        assertThat(NpyArray.of(new long[] {halfway}, 1).toFloats()).containsExactly((float) halfway);
        assertThat(NpyArray.of(new double[] {0.1}, 1).toFloats()).containsExactly(0.1f);
    }

    @Test
    void refusesWhatIsNotAnInteger() {
        assertThatThrownBy(() -> NpyArray.of(new long[] {3, 5_000_000_000L}, 2).toInts())
                .hasMessage("the value 5000000000 at 1 is not an integer of 32 bits");
        assertThatThrownBy(() -> NpyArray.of(new double[] {0.5}, 1).toInts())
                .hasMessage("the value 0.5 at 0 is not an integer of 32 bits");
        assertThatThrownBy(() -> NpyArray.of(new float[] {Float.NaN}, 1).toInts())
                .hasMessage("the value NaN at 0 is not an integer of 32 bits");
        assertThatThrownBy(() -> NpyArray.of(new double[] {2147483648.0}, 1).toInts())
                .hasMessage("the value 2.147483648E9 at 0 is not an integer of 32 bits");
    }

    @Test
    void refusesDataOfAnotherSizeOrType() {
        assertThatThrownBy(() -> NpyArray.of(new float[5], 2, 3))
                .hasMessage("expected 6 values of type f4, got float[5]");
        assertThatThrownBy(() -> new NpyArray(NpyType.F8, new int[] {2}, new int[2]))
                .hasMessage("expected 2 values of type f8, got int[2]");
        assertThatThrownBy(() -> NpyArray.of(new short[2], 2))
                .hasMessage("expected a float[], double[], int[] or long[], got short[]");
    }
}
