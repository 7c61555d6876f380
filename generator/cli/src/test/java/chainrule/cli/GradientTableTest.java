package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.check.GradientReport;
import chainrule.compiler.check.ParameterReport;
import chainrule.compiler.check.GradientVerdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GradientTableTest {
    private static String table(int rejected, ParameterReport... parameters) {
        return new GradientTable(
                        new GradientReport("Net", 3, 3, rejected, 1e-16, Optional.empty(), List.of(parameters)))
                .toString();
    }

    @Test
    void alignsNamesAndNumbers() {
        String table = table(
                0,
                new ParameterReport("W[4, 3]", 12, 12, 12, 0, 0, 1.23e-11, 0, GradientVerdict.AGREES, Optional.empty()),
                new ParameterReport(
                        "layer.weights[400]", 400, 400, 399, 0, 0, 0, 2e-15, GradientVerdict.AGREES, Optional.empty()));
        assertThat(table).contains("""
                        parameter           elements  compared  at kinks  differences  Evaluator  verdict
                        W[4, 3]                   12        12         0      1.2e-11          0  agrees
                        layer.weights[400]       400       399         0            0    2.0e-15  agrees
                        """).endsWith("All gradients agree.\n");
    }

    @Test
    void saysWhatWasSkipped() {
        assertThat(table(2, new ParameterReport("W", 9, 9, 5, 1, 3, 0, 0, GradientVerdict.AGREES, Optional.empty())))
                .contains("1 element was skipped at a point where the loss has a kink")
                .contains("3 elements were near zero on both sides at every point, and so not tested.")
                .contains("2 points were passed over: no finite loss there.");
        assertThat(table(0, new ParameterReport("W", 9, 9, 9, 0, 0, 0, 0, GradientVerdict.AGREES, Optional.empty())))
                .doesNotContain("skipped", "near zero", "passed over");
    }

    @Test
    void saysWhatWasChosen() {
        assertThat(table(0, new ParameterReport("W", 9, 5, 5, 0, 0, 0, 0, GradientVerdict.AGREES, Optional.empty())))
                .contains("Large parameters were compared with differences at elements chosen at random");
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(table(0, new ParameterReport("W", 9, 9, 8, 0, 0, 1, 0, GradientVerdict.DIFFERS, Optional.of("it is half"))))
                .contains("  WRONG\n", "W: it is half\n")
                .endsWith("FAILED\n");
    }
}
