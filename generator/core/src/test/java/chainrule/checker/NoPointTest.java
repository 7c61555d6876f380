package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a network has no value at any point, lines are neither right nor wrong, unless shapes do not fit. */
class NoPointTest {

    private static final String NOWHERE = "net N {\n input x[3]\n param w[3]\n z = w .* x\n m = log(exp(-100000 - z^2))\n"
            + " loss l = sum(m) + sum(z)\n}\n";

    @Test
    void isNotJudged() {
        Diagnostics diagnostics = new Diagnostics();
        List<Judgement> judged = Checker.check(
                        Networks.of(NOWHERE),
                        SourceText.of("c", "dl/dw = dl/dz .* x\ndl/dw = 2*dl/dz .* x\ndl/dz = dl/dm .* dm/dz\nd = dl/dz"),
                        diagnostics)
                .orElseThrow();
        assertThat(judged).extracting(Judgement::verdict)
                .containsExactly(Verdict.NOT_JUDGED, Verdict.NOT_JUDGED, Verdict.WRONG, Verdict.DEFINITION);
        assertThat(CheckText.of(judged)).contains("not judged: no point was found where the network has a value");
        assertThat(judged).allSatisfy(j -> assertThat(j.problems()).isEmpty());
    }
}
