package chainrule.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chainrule.explanation.Explanation;
import chainrule.explanation.WorkedExample;
import chainrule.testing.Fixtures;
import chainrule.symbolic.notation.Layout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every document is set by pdfLaTeX without an error, and without a warning that matters. Skipped where it is missing. */
class LatexCompilationTest {

    /** Tables settle in the second run. */
    private static final int RUNS = 3;

    @TempDir
    Path folder;

    static Stream<Arguments> fixtures() {
        return Fixtures.all().entrySet().stream().map(e -> Arguments.of(
                e.getKey(), DerivationDocument.of(Explanation.of(e.getValue()), Layout.GRADIENT, WorkedExample.of(e.getValue(), Map.of(), Map.of(), 1))));
    }

    @BeforeAll
    static void requirePdfLatex() throws InterruptedException {
        assumeTrue(isInstalled(), "skipped: no pdflatex; apt-get install texlive-latex-base texlive-latex-recommended");
    }

    private static boolean isInstalled() throws InterruptedException {
        try {
            return new ProcessBuilder("pdflatex", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void isSetWithoutWarnings(String name, Document document) throws IOException, InterruptedException {
        View unfolded = new View(Format.LATEX, false, true, View.WIDEST);
        assertThat(complaints(unfolded.print(document))).isEmpty();
        assertThat(folder.resolve("document.pdf")).isNotEmptyFile();
    }

    private List<String> complaints(String latex) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("document.tex"), latex);
        for (int run = 0; run < RUNS; run++) {
            Process process = new ProcessBuilder("pdflatex", "-interaction=nonstopmode", "document.tex")
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said").toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        return Files.readString(folder.resolve("said"), StandardCharsets.ISO_8859_1)
                .lines()
                .filter(l -> l.startsWith("!") || l.contains("Warning") || l.startsWith("Overfull"))
                .toList();
    }

    @Test
    void whatCannotBeSetIsNoticed() throws IOException, InterruptedException {
        Document.Section wide = new Document.Section(
                "wide", "Wide", Prose.NONE, List.of(new Document.Remark(Prose.of("x".repeat(200)))));
        Document document = new Document(
                "Wide", "l", List.of(), new Document.Graph(List.of(), List.of()), List.of(wide));
        assertThat(complaints(View.of(Format.LATEX).print(document))).isNotEmpty();
    }
}
