package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Verdict;
import chainrule.derivation.ClosedForm;
import chainrule.report.ClosedFormLines;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Fixtures;
import chainrule.testing.RecurrentSpecs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What one command prints, the other accepts: closed forms alone are right lines of a student, on every network. */
class ClosedFormsTest {

    private static final List<String> SPECS = specs();

    private static List<String> specs() {
        List<String> specs = new ArrayList<>(Fixtures.specs().values());
        specs.addAll(RecurrentSpecs.all().values());
        specs.addAll(Networks.specs());
        return specs;
    }

    static Stream<Arguments> all() {
        return SPECS.stream().flatMap(spec -> Stream.of(Layout.values()).map(layout -> Arguments.of(spec, layout)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void areRight(String spec, Layout layout) {
        Subject subject = Networks.of(spec);
        String lines = String.join("\n", ClosedFormLines.specification(ClosedForm.of(subject.derivation()), layout));
        assertThat(judged(subject, lines, layout))
                .as(lines)
                .hasSize(subject.network().parameters().size())
                .containsOnly(Verdict.RIGHT);
    }

    @Test
    void theOtherLayoutIsRightButForThat() {
        Subject subject = Networks.named("C");
        String rows = String.join("\n", ClosedFormLines.specification(ClosedForm.of(subject.derivation()), Layout.NUMERATOR));
        assertThat(judged(subject, rows, Layout.GRADIENT)).containsOnly(Verdict.LAYOUT);
        String columns = String.join("\n", ClosedFormLines.specification(ClosedForm.of(subject.derivation()), Layout.GRADIENT));
        assertThat(judged(subject, columns, Layout.NUMERATOR)).containsOnly(Verdict.LAYOUT);
    }

    private static List<Verdict> judged(Subject subject, String lines, Layout layout) {
        Diagnostics diagnostics = new Diagnostics();
        return Checker.check(subject, SourceText.of("closed", lines + "\n"), layout, diagnostics)
                .orElseThrow(() -> new AssertionError(lines + new DiagnosticPrinter().print(diagnostics.sorted())))
                .stream()
                .map(Judgement::verdict)
                .toList();
    }
}
