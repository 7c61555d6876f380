package chainrule.checker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines that cannot be read: each gets a place and a sentence. */
class BadLinesTest {

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("dl/dW2", "1:1: error: expected `=` after"),
                arguments("dl/dW2 =", "1:8: error: expected an expression"),
                arguments("dl/dW2 = (yhat - y", "1:10: error: `(` is never closed"),
                arguments("dl/dW2 = (yhat - y) z2'", "there is no operator between `)` and `z2`"),
                arguments("dl/dW2 = 2x", "write `2*x`"),
                arguments("dl/dW9 = yhat", "1:1: error: the network has no `W9`"),
                arguments("dl/dW2 = (yhat - q)*z2'", "1:18: error: unknown name `q`"),
                arguments("dl/dW2 = (yhat - y)*dz3/dW9", "1:21: error: the network has no `W9`"),
                arguments("dl/dW2 = sigmod(z3)", "1:10: error: unknown function or layer `sigmod`: did you mean `sigmoid`?"),
                arguments("dl/dW2[i] = yhat[i]", "1:1: error: `∂l/∂W2` has the shape [K = 3, h = 5], so it takes 2 indices"),
                arguments("dl/dz3[i] = k*yhat[i]", "unknown name `k`"),
                arguments("dl/dz3 = yhat/0", "this divides by 0"),
                arguments("dl/dz3 = yhat $ y", "cannot stand here"),
                arguments("= yhat", "1:1: error: "),
                arguments("\n\ndl/dz3 = 1 +", "3:12: error: expected an expression"),
                arguments("net N {}", "1:1: error: "),
                arguments("d = q", "unknown name `q`"),
                arguments("d[i] = 3", "the range of index `i` cannot be found"),
                arguments("dl/dz3 = d()/dz3", "1:10: error: one expression is differentiated"),
                arguments("dl/dz3 = true", "a line of a derivation is about real numbers"));
    }

    @ParameterizedTest
    @MethodSource("bad")
    void isRefused(String lines, String message) {
        Diagnostics diagnostics = new Diagnostics();
        Optional<List<Judgement>> judged =
                Checker.check(Networks.named("A"), SourceText.of("claims.txt", lines), diagnostics);
        String said = new DiagnosticPrinter().print(diagnostics.sorted());
        assertThat(judged).isEmpty();
        assertThat(said).contains(message).contains("claims.txt:");
    }

    @Test
    void allOfAFileIsSaidAtOnce() {
        Diagnostics diagnostics = new Diagnostics();
        Checker.check(Networks.named("A"), SourceText.of("c", "dl/dW9 = 1\ndl/dq = 1\ndl/db2 = p"), diagnostics);
        assertThat(diagnostics.errorCount()).isEqualTo(3);
    }

    @Test
    void aLineGoesOnBeforeAnEqualsSign() {
        Diagnostics diagnostics = new Diagnostics();
        List<Judgement> judged = Checker.check(
                        Networks.named("A"),
                        SourceText.of("c", "// first\ndl/dz3 = dl/dyhat\n  = (2/K)*(yhat - y) // so\n\ndl/db2 = dl/dz3\n"),
                        diagnostics)
                .orElseThrow();
        assertThat(judged).extracting(j -> j.verdict()).containsExactly(Verdict.RIGHT, Verdict.RIGHT);
        assertThat(judged.get(1).claim().span().line()).isEqualTo(5);
    }

    @Test
    void noLinesAreNoMistake() {
        assertThat(Checker.check(Networks.named("A"), SourceText.of("c", "// nothing\n"), new Diagnostics()))
                .hasValueSatisfying(judged -> assertThat(judged).isEmpty());
    }

    @Test
    void whatBuildsOnALineWithoutMeaningIsNotJudged() {
        List<Judgement> judged = Checker.check(
                        Networks.named("A"),
                        SourceText.of("c", "d1 = W1*dl/dz3\ndl/dW1 = d1*x'\ndl/db2 = dl/dz3"),
                        new Diagnostics())
                .orElseThrow();
        assertThat(judged).extracting(Judgement::verdict)
                .containsExactly(Verdict.WRONG, Verdict.NOT_JUDGED, Verdict.RIGHT);
    }
}
