package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.compiler.CheckResult;
import chainrule.compiler.FormulaRequest;
import chainrule.compiler.Studies;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines about second derivatives and Jacobians: each gets its verdict, and a wrong one its likely mistake. */
class SecondLinesTest {

    private static Judgement judged(String expression, String variables, String line) {
        FormulaRequest request =
                new FormulaRequest(expression, Optional.of(variables), Optional.empty(), List.of(), 1);
        CheckResult result = Studies.STANDARD.of(request).check(SourceText.of("claims", line + "\n"), Layout.GRADIENT);
        assertThat(result.judgements()).as(result.ofClaims().toString()).hasSize(1);
        return result.judgements().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sum(exp(A*x)) | x | d2l/dx2 = A'*diag(exp(A*x))*A | right | -",
                "sum(exp(A*x)) | x | ∂²l/∂x² = A'*diag(exp(A*x))*A | right | -",
                "sum(exp(A*x)) | x | d2l/dx2[i, j] = sum[k](A[k, i]*exp(sum[m](A[k, m]*x[m]))*A[k, j]) | right, but not simplified | -",
                "sum(exp(A*x)) | x | d2l/dx2 = d(A'*exp(A*x))/dx | right | -",
                "sum(exp(A*x)) | x | d2l/dx2 = A'*diag(exp(A*x) + 0*A*x)*A | right, but not simplified | -",
                "sum(exp(A*x)) | x | d2l/dx2 = A*diag(exp(A*x))*A | wrong | missing transpose",
                "sum(exp(A*x)) | x | d2l/dx2 = -A'*diag(exp(A*x))*A | wrong | sign",
                "sum(exp(A*x)) | x | d2l/dx2 = 2*A'*diag(exp(A*x))*A | wrong | extra factor 2",
                "sum(exp(A*x)) | x | d2l/dx2 = A'*exp(A*x) | wrong | missing factor",
                "log(sum(exp(z))) | z | d2l/dz2 = diag(softmax(z)) - softmax(z)'*softmax(z) | wrong | swapped factors",
                "x'*A*x | x | d2l/dx2 = A + A' | right | -",
                "x'*A*x | x | d2l/dx2 = 2*A | wrong | -",
                "x'*A*x | x | d2l/dx2 = A - A' | wrong | sign of a term",
                "norm2(x)^2 | x | d2l/dx2 = 2 | right | -",
                "norm2(x)^2 | x | d2l/dx2 = 2*eye(n) | right | -",
                "sum(x^3) | x | d2l/dx2 = 6*x | shorthand | -",
                "sum(x^3) | x | d2l/dx2 = diag(6*x) | right | -",
                "sum(x^3) | x | d2l/dx2 = diag(3*x) | wrong | missing factor 2",
                "u'*A*x | u,x | d2l/dudx = A | right | -",
                "u'*A*x | u,x | d2l/dudx = A' | right up to layout | -",
                "u'*A*x | u,x | d2l/dxdu = A' | right | -",
                "softmax(z) | z | dl/dz = diag(l) - l*l' | right | -",
                "softmax(z) | z | dl/dz = l - l*l' | wrong | -",
                "softmax(z) | z | dl/dz = diag(l) + l*l' | wrong | sign of a term",
                "tanh(W*x) | x | dl/dx = diag(1 - tanh(W*x)^2)*W | right | -",
                "tanh(W*x) | x | dl/dx = W'*diag(1 - tanh(W*x)^2) | right up to layout | -",
                "tanh(W*x) | x | dl/dx = diag(1 - tanh(W*x)^2)*W' | wrong | extra transpose",
            })
    void isJudged(String expression, String variables, String line, String verdict, String mistake) {
        Judgement j = judged(expression, variables, line);
        assertThat(j.problems()).isEmpty();
        assertThat(j.verdict().words()).isEqualTo(verdict);
        assertThat(j.wrong().map(Judgement.Wrong::mistake).filter(m -> !m.isEmpty()).orElse("-")).isEqualTo(mistake);
    }

    /** All of both orders, mixed ones among them, which `derive -e --closed` prints. */
    @ParameterizedTest
    @ValueSource(strings = {"sum(exp(A*x))", "sum(log(1 + exp(A*x)))", "softmax(A*x)'*y", "tanh(A*x)", "x'*inv(A)*x"})
    void whatIsPrintedIsRight(String expression) {
        for (int order = 1; order <= 2; order++) {
            FormulaRequest request =
                    new FormulaRequest(expression, Optional.empty(), Optional.empty(), List.of(), order);
            List<String> lines = Studies.STANDARD.of(request).closedForms(Layout.GRADIENT).value().orElseThrow();
            SourceText text = SourceText.of("claims", String.join("\n", lines) + "\n");
            assertThat(Studies.STANDARD.of(request).check(text, Layout.GRADIENT).judgements())
                    .as(text.content())
                    .hasSameSizeAs(lines)
                    .allMatch(j -> j.verdict() == Verdict.RIGHT);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "d2l/dq2 = x | the network has no `q`",
                "d2l/dxdq = x | the network has no",
                "d2l/dx2[i] = x[i] | so it takes 2 indices, not 1",
            })
    void isRefused(String line, String message) {
        FormulaRequest request = new FormulaRequest("sum(x^3)", Optional.of("x"), Optional.empty(), List.of(), 1);
        CheckResult result = Studies.STANDARD.of(request).check(SourceText.of("claims", line + "\n"), Layout.GRADIENT);
        assertThat(result.ofClaims()).hasSize(1);
        assertThat(result.ofClaims().get(0).message()).contains(message);
    }
}
