package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.LineChecker;
import chainrule.report.DerivationDocument;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.testing.Derivations;
import chainrule.testing.ExampleSpecs;
import chainrule.symbolic.notation.Layout;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The formats besides text, of two small networks: the smallest there is, and the homework's with cross-entropy. */
class GoldenFormatsTest {

    private static final Map<Format, String> ENDINGS =
            new TreeMap<>(Map.of(Format.MARKDOWN, "md", Format.LATEX, "tex", Format.JSON, "json", Format.HTML, "html"));

    private final GoldenFolder folder = GoldenFolder.ofFormats();

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
    void ofTheSmallestNetwork(Format format) throws IOException {
        check("Tiny", ExampleSpecs.TINY, format);
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKDOWN", "LATEX"})
    void ofTheHomework(Format format) throws IOException {
        check("HomeworkBce", ExampleSpecs.samples().get("HomeworkBce"), format);
    }

    private void check(String name, String spec, Format format) throws IOException {
        String text = View.of(format)
                .print(DerivationDocument.of(LineChecker.checked(Derivations.of(spec)), Layout.GRADIENT));
        folder.check(name + "." + ENDINGS.get(format), body(text));
    }

    /** A page without its style and script, which are files of their own. */
    private static String body(String text) {
        return text.replaceAll("(?s)<(style|script)>.*?</\\1>\n", "");
    }

    @Test
    void noFileIsLeftOver() throws IOException {
        assertThat(folder.files())
                .containsExactlyInAnyOrder(
                        "Tiny.md", "Tiny.tex", "Tiny.json", "Tiny.html", "HomeworkBce.md", "HomeworkBce.tex");
    }
}
