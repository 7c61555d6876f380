package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.testing.Derivations;
import org.junit.jupiter.api.Test;

/** Facts are used where they are declared, cited, and hold where lines are checked; elsewhere nothing is taken for granted. */
class FactsTest {

    private static final String CLASSIFIER = """
            net Classifier {
              input  x[4]
              target y[3]
              param  W[3, 4] ~ glorot
            %s
              output p = softmax(W*x)
              loss   l = -sum(y .* log(p))
            }
            """;

    private static Derivation classifier(String facts) {
        return Derivations.of(CLASSIFIER.formatted(facts));
    }

    @Test
    void anEquationShortensWhereItIsDeclared() {
        assertThat(Formulas.closed("-y'*log_softmax(z)", "z", null)).containsExactly("dl/dz = sum(y)*softmax(z) - y");
        assertThat(Formulas.closed("-y'*log_softmax(z)", "z", null, "sum(y) = 1"))
                .containsExactly("dl/dz = softmax(z) - y");
        assertThat(Formulas.closed("-y'*log_softmax(z)", "z", null, "sum(y) = 2"))
                .containsExactly("dl/dz = 2*softmax(z) - y");
    }

    @Test
    void aSymmetricMatrixHasOneHalf() {
        assertThat(Formulas.closed("x'*A*x", "x", null, "A symmetric")).containsExactly("dl/dx = 2*A*x");
        assertThat(Formulas.closed("logdet(S)", "S", null, "S symmetric")).containsExactly("dl/dS = inv(S)");
    }

    @Test
    void aBoundLetsARuleApply() {
        assertThat(Formulas.closed("sum(exp(log(p)^2/log(p)))", "p", null, "p > 0")).isNotEmpty();
        assertThat(Formulas.closed("sum(exp(log(p)))", "p", null, "p > 0")).containsExactly("dl/dp[i] = 1");
    }

    @Test
    void theLineOfTheSpecificationIsCited() {
        Derivation d = classifier("  assume sum(y) = 1\n  assume y >= 0");
        assertThat(d.adjoints())
                .flatExtracting(a -> a.lines())
                .extracting(line -> line.reason())
                .contains("as sum(y) = 1 (line 5)");
        assertThat(LineChecker.check(d)).isEqualTo(2);
    }

    @Test
    void withoutTheFactTheLineIsAnother() {
        Derivation d = classifier("");
        assertThat(d.adjoints())
                .flatExtracting(a -> a.lines())
                .extracting(line -> line.reason())
                .noneMatch(reason -> reason.startsWith("as "));
    }

    @Test
    void aFactThatNamesNothingIsAMistake() {
        assertThat(Formulas.printed(Formulas.compile("sum(x)", "x", null, "q > 0")))
                .contains("--assume:1:1: error: unknown name `q`");
        assertThat(Formulas.printed(Formulas.compile("sum(x)", "x", null, "x symmetric")))
                .contains("only a matrix can be symmetric");
    }
}
