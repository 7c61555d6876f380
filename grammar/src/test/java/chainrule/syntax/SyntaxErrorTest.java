package chainrule.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The error table: {@code errors.txt} holds texts, each with all that is to be said about it. */
class SyntaxErrorTest {
    record Case(String input, String expected) {
        @Override
        public String toString() {
            return input.replace("\n", "⏎");
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = SyntaxErrorTest.class.getResourceAsStream("errors.txt")) {
            String table = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String entry : table.substring(table.indexOf("\n====\n") + 6).split("\n====\n")) {
                String[] sides = entry.strip().split("\n----\n");
                cases.add(new Case(
                        sides[0].replaceAll("<U\\+200B>", "\u200B"), sides.length > 1 ? sides[1].strip() : ""));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatIsWrongAndWhere(Case entry) {
        assertThat(said(entry.input())).isEqualTo(entry.expected());
    }

    @Test
    void hasACaseForEachProblem() throws IOException {
        String expected = cases().stream().map(Case::expected).collect(Collectors.joining("\n"));
        TreeSet<String> missing = Arrays.stream(Problem.values())
                .map(Problem::code)
                .filter(code -> !expected.contains(" " + code + ": "))
                .collect(Collectors.toCollection(TreeSet::new));
        // Its text has five thousand terms: see NestingTest.
        missing.remove(Problem.EXPRESSION_TOO_LONG.code());
        missing.remove(Problem.NESTING_TOO_DEEP.code());
        assertThat(missing).isEmpty();
    }

    private static String said(String input) {
        Diagnostics diagnostics = new Diagnostics();
        assertThat(NetParser.parse(SourceText.of("t", input), diagnostics)).isEmpty();
        return diagnostics.sorted().stream().map(SyntaxErrorTest::line).collect(Collectors.joining("\n"));
    }

    private static String line(Diagnostic d) {
        return d.span().line() + ":" + d.span().column() + " " + d.code() + ": " + d.text();
    }
}
