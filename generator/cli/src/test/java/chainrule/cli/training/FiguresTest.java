package chainrule.cli.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "0.123456, 0.1235",
        "-12345.6, -12350",
        "0.00012344, 0.0001234",
        "0.0000123, 1.230e-05",
        "1e9, 1.000e+09",
        "0.9666666, 0.9667"
    })
    void showsFourDigits(double value, String text) {
        assertThat(Figures.of(value)).isEqualTo(text);
    }
}
