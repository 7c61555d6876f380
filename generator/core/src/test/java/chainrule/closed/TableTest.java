package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.compiler.CheckResult;
import chainrule.compiler.Studies;
import chainrule.notation.ReadBack;
import chainrule.report.ClosedFormLines;
import java.util.stream.Stream;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of closed forms, row by row: the form that is printed, which is no longer than the textbook's, and its value, which
 * the derivation compares with central differences and a reading of the printed text with the term.
 */
class TableTest {

    static Stream<Row> rows() {
        return Row.all().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isReached(Row row) {
        String printed = ClosedFormLines.specification(row.derivation().closedForms(), Layout.GRADIENT).get(0);
        assertThat(printed.substring(printed.indexOf(" = ") + 3)).isEqualTo(row.printed());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isNoLongerThanTheTextbooks(Row row) {
        assertThat(row.printed().length()).isLessThanOrEqualTo(row.textbook().length() + row.allowance());
    }

    /** What `derive -e --closed` prints is a right line for `check -e`. */
    @ParameterizedTest
    @MethodSource("rows")
    void isARightLine(Row row) {
        for (Layout layout : Layout.values()) {
            String line = ClosedFormLines.specification(row.derivation().closedForms(), layout).get(0);
            CheckResult result = Studies.STANDARD.of(row.request()).check(SourceText.of("claims", line + "\n"), layout);
            assertThat(result.judgements()).as(line).extracting(Judgement::verdict).containsExactly(Verdict.RIGHT);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsBack(Row row) {
        ReadBack.check(row.derivation());
    }
}
