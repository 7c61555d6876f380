package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Subject;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorksheetTest {

    private static List<Judgement> graded(Subject subject, String worksheet) {
        return Checker.check(subject, SourceText.of("worksheet", worksheet), new Diagnostics())
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "C1", "Shared", "Softmax", "Norm", "Unit", "Penalty", "Recurrent"})
    void theAnswersAreRightAndTheBlanksAreBlank(String network) {
        Subject subject = Networks.named(network);
        List<Judgement> answers = graded(subject, Worksheet.of(subject, true));
        assertThat(answers)
                .isNotEmpty()
                .extracting(Judgement::verdict)
                .containsAnyOf(Verdict.RIGHT)
                .isSubsetOf(Verdict.RIGHT, Verdict.SHORTHAND);
        assertThat(graded(subject, Worksheet.of(subject, false)))
                .hasSameSizeAs(answers)
                .allMatch(j -> j.verdict() == Verdict.BLANK);
    }

    @Test
    void theBlanksOfNetworkB() {
        assertThat(Worksheet.of(Networks.named("B"), false))
                .contains("// Homework: fill in each ____", "//   z2 = sigmoid(z1)", "dl/dyhat = ____\n")
                .contains("dyhat/dz3 = ____   // element by element\n", "dl/dz3 = dl/dyhat*dyhat/dz3 = ____\n")
                .contains("dl/dW2 = dl/dz3*dz3/dW2 = ____\n");
        assertThat(Worksheet.of(Networks.named("B"), true))
                .contains("dyhat/dz3 = yhat .* (1 - yhat)", "= (2/K)*(yhat - y) .* yhat .* (1 - yhat)\n");
    }

    @Test
    void aSharedParameterHasAWayThroughEachUse() {
        assertThat(Worksheet.of(Networks.named("Shared"), false))
                .contains("dl/dW = dl/dz1*dz1/dW + dl/dz2*dz2/dW = ____");
    }

    @Test
    void whatIsFilledInIsGraded() {
        Subject subject = Networks.named("A");
        String filled = Worksheet.of(subject, false)
                .replace("dl/dyhat = ____", "dl/dyhat = 2*(yhat - y)")
                .replace("dz3/db2 = ____", "dz3/db2 = dl/dz3");
        assertThat(graded(subject, filled))
                .extracting(Judgement::verdict)
                .contains(Verdict.WRONG, Verdict.RIGHT, Verdict.BLANK);
    }
}
