package chainrule.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
    private static String printed(Diagnostic diagnostic) {
        return new DiagnosticPrinter().print(diagnostic);
    }

    @Test
    void printsPlaceLineCaretAndNotes() {
        SourceText text = SourceText.of("a.net", "net A {\n\tz = sigmod(x)\n}\n");
        Diagnostic diagnostic = Diagnostic.error("unknown-name", "unknown name `sigmod`", text.span(13, 19))
                .withNearMiss(Optional.of("sigmoid"))
                .withNote("in this net", text.span(4, 5))
                .withNote("names are read in any order");
        assertThat(printed(diagnostic)).isEqualTo("""
                        a.net:2:6: error: unknown name `sigmod`: did you mean `sigmoid`?
                        \tz = sigmod(x)
                        \t    ^
                        a.net:1:5: note: in this net
                        net A {
                            ^
                        note: names are read in any order
                        """);
    }

    @Test
    void shortensAWideLineAroundTheCaret() {
        SourceText text = SourceText.of("a", "x".repeat(500) + "?" + "y".repeat(500));
        String[] lines =
                printed(Diagnostic.error("c", "m", text.span(500, 501))).split("\n");
        assertThat(lines[0]).isEqualTo("a:1:501: error: m");
        assertThat(lines[1]).hasSize(100).startsWith("…x").endsWith("y…");
        assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf('?'));
    }

    @Test
    void shortensTowardsBothEnds() {
        for (int at : new int[] {0, 1, 39, 41, 899, 998, 999}) {
            String content = "x".repeat(at) + "?" + "x".repeat(999 - at);
            SourceText text = SourceText.of("a", content);
            String[] lines =
                    printed(Diagnostic.error("c", "m", text.span(at, at + 1))).split("\n");
            assertThat(lines[1].length()).isLessThanOrEqualTo(100);
            assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf('?')).isNotNegative();
        }
    }

    @Test
    void combiningMarksTakeNoColumn() {
        SourceText text = SourceText.of("a", "z\u0304 $");
        assertThat(printed(Diagnostic.error("c", "m", text.span(3, 4)))).endsWith("\nz\u0304 $\n  ^\n");
    }

    @Test
    void pointsPastTheEnd() {
        SourceText text = SourceText.of("a", "x +");
        assertThat(printed(Diagnostic.warning("c", "m", text.span(3, 3)))).isEqualTo("a:1:4: warning: m\nx +\n   ^\n");
    }

    @Test
    void saysTheSameOnceAndSortsByPlace() {
        SourceText text = SourceText.of("a", "x\ny\n");
        Diagnostics diagnostics = new Diagnostics();
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.warning("w", "later", text.span(2, 3));
        assertThat(diagnostics.hasErrors()).isFalse();
        diagnostics.error("e", "first", text.span(0, 1));
        diagnostics.error("e", "first", text.span(0, 1));
        assertThat(diagnostics.errorCount()).isEqualTo(1);
        assertThat(diagnostics.sorted()).extracting(Diagnostic::message).containsExactly("first", "later");
    }
}
