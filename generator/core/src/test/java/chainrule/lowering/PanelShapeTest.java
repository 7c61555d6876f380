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
    @CsvSource({"98,128,7", "4,256,4", "128,256,4", "1,16,1", "0,16,1", "7,100000,1", "97,128,8"})
    void blocksFitTheCacheAndDivideTheSumIfTheyCan(int count, int length, int panels) {
        assertThat(PanelShape.panels(count, length)).isEqualTo(panels);
    }

    @ParameterizedTest
    @CsvSource({"16,16", "256,256", "784,196", "1024,256", "500,250", "300,150", "257,257", "1000003,1000003"})
    void longRowsAreCutIntoEqualParts(int length, int part) {
        assertThat(PanelShape.part(length)).isEqualTo(part);
    }
}
