package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.mistakes.Mistake;
import chainrule.checker.mistakes.Mistakes;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of students' lines, `lines.txt`: each gets its verdict, and each wrong one its diagnosis. */
class StudentLinesTest {

    /** A row of the table. */
    record Row(String network, String verdict, String mistake, String line) {
        @Override
        public String toString() {
            return network + ": " + line;
        }
    }

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String network = "";
        for (String line : table().split("\n")) {
            if (line.startsWith("== ")) {
                network = line.substring(3);
            } else if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\\s*\\|\\s*", 3);
                rows.add(new Row(network, cells[0], cells[1], cells[2]));
            }
        }
        return rows;
    }

    private static String table() {
        try (InputStream in = StudentLinesTest.class.getResourceAsStream("lines.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isJudged(Row row) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText text = SourceText.of("claims", row.line().replace(" ;; ", "\n"));
        List<Judgement> judged = Checker.check(Networks.named(row.network()), text, diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
        assertThat(judged).flatExtracting(Judgement::problems).isEmpty();
        Judgement last = judged.get(judged.size() - 1);
        assertThat(last.verdict().words()).isEqualTo(row.verdict());
        assertThat(last.wrong().map(Judgement.Wrong::mistake).filter(m -> !m.isEmpty()).orElse("-"))
                .isEqualTo(row.mistake());
    }

    @Test
    void theTableIsLargeAndHasEveryVerdict() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(rows().stream().map(Row::verdict).collect(Collectors.toSet()))
                .contains(
                        "right",
                        "right up to layout",
                        "right, but not simplified",
                        "right value by a wrong expression",
                        "shorthand",
                        "wrong");
    }

    @Test
    void theCatalogueHasAtLeastTwentyMistakesAndMostAreFoundInTheTable() {
        Set<String> names = Mistakes.all().stream().map(Mistake::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = rows().stream()
                .flatMap(r -> java.util.Arrays.stream(r.mistake().split(", ")))
                .collect(Collectors.toCollection(TreeSet::new));
        found.remove("-");
        assertThat(names).hasSizeGreaterThanOrEqualTo(20).containsAll(found);
        assertThat(found).hasSizeGreaterThanOrEqualTo(20);
    }
}
