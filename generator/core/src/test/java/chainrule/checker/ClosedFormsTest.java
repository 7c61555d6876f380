package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.NetworkCompiler;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one command prints, the other accepts: closed forms alone are right lines of a student. */
class ClosedFormsTest {

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "C1", "Shared", "Softmax", "Norm", "Unit", "Penalty"})
    void areRight(String network) {
        assertThat(judged(network, Layout.GRADIENT)).containsOnly(Verdict.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "Softmax"})
    void areRightUpToLayoutInRows(String network) {
        assertThat(judged(network, Layout.NUMERATOR)).isSubsetOf(Verdict.RIGHT, Verdict.LAYOUT);
    }

    private static List<Verdict> judged(String network, Layout layout) {
        Subject subject = Networks.named(network);
        String lines = String.join("\n", NetworkCompiler.closedForms(subject.derivation(), layout, true)) + "\n";
        Diagnostics diagnostics = new Diagnostics();
        return Checker.check(subject, SourceText.of("closed", lines), diagnostics)
                .orElseThrow(() -> new AssertionError(lines + new DiagnosticPrinter().print(diagnostics.sorted())))
                .stream()
                .map(Judgement::verdict)
                .toList();
    }
}
