package chainrule.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PanelShapeTest {

    @ParameterizedTest
    @CsvSource({"16,16", "17,32", "100,112", "784,784"})
    void rowsAreApartByWholeVectors(int length, int pitch) {
        assertThat(PanelShape.pitch(length)).isEqualTo(pitch);
    }

    @ParameterizedTest
    @CsvSource({"98,128,14", "4,784,4", "128,1024,4", "1,16,1", "0,16,1", "7,100000,1", "97,128,32"})
    void blocksFitTheCacheAndDivideTheSumIfTheyCan(int count, int length, int panels) {
        assertThat(PanelShape.panels(count, length)).isEqualTo(panels);
    }
}
