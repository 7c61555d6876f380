package chainrule.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ElementTypeTest {
    @ParameterizedTest
    @EnumSource
    void arraysOfEachTypeGiveBackWhatWasSet(ElementType type) {
        Object array = type.allocate(3);
        type.set(array, 1, 5);
        assertThat(array).isInstanceOf(type.arrayClass());
        assertThat(type.length(array)).isEqualTo(3);
        assertThat(type.get(array, 1)).isEqualTo(5);
        assertThat(type.toDoubles(array)).containsExactly(0, 5, 0);
        assertThat(type.toDoubles(type.fromDoubles(new double[] {1, -2}))).containsExactly(1, -2);
    }
}
