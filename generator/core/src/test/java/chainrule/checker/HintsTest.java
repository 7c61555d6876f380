package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An error of the program where the mistake in a line is looked for costs the mistake, and no verdict. */
class HintsTest {

    private static List<Judgement> judged(String lines) {
        Diagnostics diagnostics = new Diagnostics();
        return Checker.check(
                        Networks.named("A"),
                        SourceText.of("claims", lines),
                        Layout.GRADIENT,
                        search -> attempt -> {
                            throw new IllegalStateException("spoilt");
                        },
                        diagnostics)
                .orElseThrow();
    }

    @Test
    void anErrorCostsNoVerdict() {
        List<Judgement> judged = judged("dl/dz3 = y - yhat\ndl/db2 = dl/dz3\n");
        assertThat(judged).extracting(Judgement::verdict).containsExactly(Verdict.WRONG, Verdict.RIGHT);
        Judgement.Wrong wrong = judged.get(0).wrong().orElseThrow();
        assertThat(wrong.mistake()).isEmpty();
        assertThat(wrong.shapes()).isNotEmpty();
        assertThat(wrong.counterExample()).isNotEmpty();
    }

    @Test
    void anErrorIsTold() {
        List<Judgement> judged = judged("dl/dz3 = y - yhat\n");
        assertThat(judged.get(0).problems()).singleElement().isInstanceOf(IllegalStateException.class);
        assertThat(CheckText.of(judged)).contains("→ WRONG", "An error in Chainrule itself", "spoilt", "1 line: 1 wrong");
    }
}
