package chainrule.notation;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.analysis.Analyzer;
import chainrule.checker.Checker;
import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Verdict;
import chainrule.derivation.Derivation;
import chainrule.derivation.Deriver;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.model.Assignment;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the engine prints, the checker reads, and finds right: definitions, adjoints and closed forms of every example. */
class EngineLinesTest {

    static Stream<String> names() {
        return Examples.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void areRight(String name) {
        Diagnostics diagnostics = new Diagnostics();
        Sources sources = SourceLoader.load(SourceText.of("Spec.net", Examples.all().get(name)), diagnostics);
        Analyzer.Result r = Analyzer.analyze(sources, Map.of(), diagnostics).orElseThrow();
        Derivation derivation = Deriver.derive(r.network(), r.functions());
        String lines = lines(derivation);
        List<Judgement> judged = Checker.check(
                        Subject.of(sources, r.functions(), derivation), SourceText.of("lines", lines), diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
        assertThat(judged).hasSize((int) lines.lines().count()).allMatch(j -> j.verdict() == Verdict.RIGHT);
    }

    private static String lines(Derivation d) {
        List<Assignment> all = new ArrayList<>(d.network().definitions());
        d.adjoints().forEach(a -> all.add(a.result()));
        all.addAll(d.closedForms());
        Notation notation = new Notation(Style.SPECIFICATION, d.network().loss().name());
        StringBuilder lines = new StringBuilder();
        for (Assignment a : all) {
            boolean indexed = !Notation.hasMatrixForm(a.axes(), a.value());
            lines.append(notation.left(a.target(), a.axes(), indexed))
                    .append(" = ")
                    .append(notation.formula(a.axes(), a.value()))
                    .append('\n');
        }
        return lines.toString();
    }
}
