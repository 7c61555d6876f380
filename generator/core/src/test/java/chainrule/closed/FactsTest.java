package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.Result;
import chainrule.derivation.ClosedForm;
import chainrule.symbolic.notation.Layout;
import chainrule.derivation.Derivation;
import chainrule.derivation.FormulaDerivation;
import chainrule.derivation.LineChecker;
import chainrule.report.ClosedFormLines;
import chainrule.testing.Derivations;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** A declared sign or bound decides roots, moduli, signs, comparisons and the larger of two; without it they stay. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum(sqrt(p^2)) | p > 0 | dl/dp[i] = 1 | dl/dp = sign(p)",
                "sum(sqrt(p^2)) | p <= 0 | dl/dp[i] = -1 | dl/dp = sign(p)",
                "sum(abs(p)) | p > 0 | dl/dp[i] = 1 | dl/dp = sign(p)",
                "sum(abs(p)) | p < -1 | dl/dp[i] = -1 | dl/dp = sign(p)",
                "sum(sign(p) .* p) | p > 0 | dl/dp[i] = 1 | dl/dp = sign(p)",
                "sum(relu(p)) | p > 0 | dl/dp[i] = 1 | dl/dp = if p > 0 then 1 else 0",
                "sum(max(p, 0)) | p < 0 | dl/dp[i] = 0 | dl/dp = if p > 0 then 1 else 0",
                "sum(min(p, 2)*p) | p < 1 | dl/dp = 2*p | dl/dp = min(p, 2) + p*(if p < 2 then 1 else 0)",
                "sum(exp(log(p^2)/2)) | p > 0 | dl/dp[i] = 1 | dl/dp = exp(0.5*log(p^2))/p",
                "sum(if p > 1 then p^2 else 3*p) | p > 0 and p < 1 | dl/dp[i] = 3 | dl/dp = if p > 1 then 2*p else 3",
                "sum(p^2*q) | q = 2 | dl/dp = 4*n*p | dl/dp = 2*sum(q)*p",
            })
    void aBoundDecides(String expression, String fact, String with, String without) {
        assertThat(Formulas.closed(expression, "p", null, fact)).containsExactly(with);
        assertThat(Formulas.closed(expression, "p", null)).containsExactly(without);
    }

    /** The fewest facts that a step needs are cited; what is above a name is found through its definition. */
    @Test
    void boundsAreCitedWhereTheyAreUsed() {
        String spec = "net Bounded {\n  input x[4]\n  param W[3, 4]\n  param b[3]\n  assume W > 0 and W <= 2\n"
                + "  assume x > 0\n  assume b < 0\n  z = W*x\n  a = relu(z)\n  c = abs(b)\n  output a\n"
                + "  loss l = sum(a) + sum(c)\n}\n";
        Derivation d = Derivations.of(spec);
        assertThat(LineChecker.check(d)).isEqualTo(2);
        assertThat(d.adjoints())
                .flatExtracting(a -> a.lines())
                .extracting(line -> line.reason())
                .contains("as b < 0 (line 7)", "as W > 0 and W <= 2 (line 5) and as x > 0 (line 6)");
        assertThat(ClosedFormLines.specification(ClosedForm.of(d), Layout.GRADIENT)).contains("dl/db[i] = -1", "dl/dW[i, j] = x[j]");
    }

    /** A closed form cites what it relies on, wherever on the way that was used, and nothing else. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x'*A*x | x | A symmetric | as A symmetric (--assume)",
                "sum(sqrt(x^2)) | x | x > 0 | as x > 0 (--assume)",
                "-x'*log_softmax(z) | z | sum(x) = 1 | as sum(x) = 1 (--assume)",
                "sum(x^2) | x | x > 0 | ''",
            })
    void aClosedFormCitesItsFacts(String expression, String variable, String fact, String citation) {
        Result<FormulaDerivation> result = Formulas.compile(expression, variable, null, fact);
        assertThat(String.join(", ", result.value().orElseThrow().closedForms().get(0).citations()))
                .isEqualTo(citation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p > 0 | p < 0 | this contradicts `p > 0` (--assume)",
                "p > 0 | p = -1 | this contradicts `p > 0` (--assume)",
                "p = 3 | p < 1 | this contradicts `p = 3` (--assume)",
                "sum(p) = 1 | sum(p) = 2 | this contradicts `sum(p) = 1` (--assume)",
                "p > 2 and p <= 1 | p < 9 | nothing satisfies this",
            })
    void contradictionsAreMistakes(String first, String second, String message) {
        Result<FormulaDerivation> result = Formulas.compile("sum(p^2)", "p", null, first, second);
        assertThat(result.value()).isEmpty();
        assertThat(Formulas.printed(result)).contains("--assume:1:1: error: " + message);
    }

    @Test
    void boundsThatMeetInAPointAreNone() {
        assertThat(Formulas.closed("sum(p^2)", "p", null, "p >= 0", "p < 1e-3")).containsExactly("dl/dp = 2*p");
    }
}
