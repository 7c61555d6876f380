package chainrule.derivation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.analysis.formulas.FormulaAnalyzer;
import chainrule.analysis.formulas.FormulaProblem;
import chainrule.library.SourceLoader;
import chainrule.model.Formula;
import chainrule.report.ClosedFormLines;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import chainrule.symbolic.notation.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Second derivatives under a declared fact, which holds at a point and not beside it: differentiated first, then simplified. */
class SecondDerivativeFactsTest {

    private static FormulaAnalyzer.Result analyzed(String expression, String variables, String shapes, String fact) {
        Diagnostics diagnostics = new Diagnostics();
        FormulaProblem problem = new FormulaProblem(
                SourceText.of("expression", expression),
                Optional.of(SourceText.of("--wrt", variables)),
                Optional.ofNullable(shapes).map(s -> SourceText.of("--with", s)),
                List.of(SourceText.of("--assume", fact)));
        return FormulaAnalyzer.analyze(problem, SourceLoader.standardLibrary(diagnostics), diagnostics)
                .orElseThrow(() -> new AssertionError(new DiagnosticPrinter().print(diagnostics.sorted())));
    }

    private static FormulaDerivation derived(FormulaAnalyzer.Result r, Formula formula, int order) {
        return FormulaDeriver.derive(Theory.STANDARD, formula, r.functions(), r.tensorFunctions(), order);
    }

    private static List<String> lines(List<ClosedForm> forms) {
        return ClosedFormLines.specification(forms, Layout.GRADIENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x'*A*x | x,A | | A symmetric | d2l/dx2 = 2*A; d2l/dxdA[i, j, k] = x[j]*(if i == k then 1 else 0) + x[k]*(if i == j then 1 else 0); d2l/dAdx[i, j, k] = x[i]*(if j == k then 1 else 0) + x[j]*(if i == k then 1 else 0); d2l/dA2[i, j, k, l] = 0",
                "logdet(X) | X | | X symmetric | d2l/dX2[i, j, k, l] = -inv(X)[i, l]*inv(X)[j, k]",
                "trace(S*S) | S | | S symmetric | d2l/dS2[i, j, k, l] = 2*(if i == l then 1 else 0)*(if j == k then 1 else 0)",
                "-y'*log(softmax(x)) | x,y | | sum(y) = 1 | d2l/dx2 = diag(softmax(x)) - softmax(x)*softmax(x)'; d2l/dxdy[i, j] = softmax(x)[i] - (if i == j then 1 else 0); d2l/dydx[i, j] = softmax(x)[j] - (if i == j then 1 else 0); d2l/dy2[i, j] = 0",
                "q*x^2 | q,x | q, x | q = 2 | d2l/dq2 = 0; d2l/dqdx = 2*x; d2l/dxdq = 2*x; d2l/dx2 = 4",
                "det(S) | S | | S symmetric | d2l/dS2[i, j, k, l] = (inv(S)[i, j]*inv(S)[k, l] - inv(S)[i, l]*inv(S)[j, k])*det(S)",
                "sum(sqrt(p^2) .* q) | p,q | p[n], q[n] | p > 0 | d2l/dp2[i, j] = 0; d2l/dpdq = eye(n); d2l/dqdp = eye(n); d2l/dq2[i, j] = 0",
                "sum(abs(p) .* p) | p | | p < 0 | d2l/dp2 = -2*eye(n)",
                "sum(p)^3 | p | | sum(p) = 1 | d2l/dp2[i, j] = 6",
            })
    void areRight(String expression, String variables, String shapes, String fact, String expected) {
        FormulaAnalyzer.Result r = analyzed(expression, variables, shapes, fact);
        FormulaDerivation derivation = derived(r, r.formula(), 2);
        assertThat(lines(derivation.closedForms())).containsExactlyInAnyOrder(expected.split("; "));
        assertThat(ExactForms.of(derivation)).doesNotContain(Exactness.DIFFERENT);
    }

    /** What differentiating after a fact is used gives, and was printed once: the check refuses it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x'*A*x | x,A | | A symmetric | d2l/dxdA[i, j, k] = 2*x[k]*(if i == j then 1 else 0)",
                "logdet(X) | X | | X symmetric | d2l/dX2[i, j, k, l] = -inv(X)[i, k]*inv(X)[j, l]",
                "trace(S*S) | S | | S symmetric | d2l/dS2[i, j, k, l] = 2*(if i == k then 1 else 0)*(if j == l then 1 else 0)",
                "-y'*log(softmax(x)) | x,y | | sum(y) = 1 | d2l/dxdy = -eye(n)",
                "q*x^2 | q,x | q, x | q = 2 | d2l/dxdq = 0",
            })
    void wrongOnesAreRefused(String expression, String variables, String shapes, String fact, String printedOnce) {
        FormulaAnalyzer.Result r = analyzed(expression, variables, shapes, fact);
        ClosedForm wrong = differentiatedLate(r).stream()
                .filter(f -> lines(List.of(f)).equals(List.of(printedOnce)))
                .findFirst()
                .orElseThrow();
        FormulaDerivation right = derived(r, r.formula(), 2);
        assertThatThrownBy(() -> FormulaChecker.checkSecond(r.formula(), right.gradient(wrong.by().get(0)), wrong))
                .isInstanceOf(LineCheckException.class);
    }

    private static List<ClosedForm> differentiatedLate(FormulaAnalyzer.Result r) {
        List<ClosedForm> late = new ArrayList<>();
        for (ClosedForm g : derived(r, r.formula(), 1).closedForms()) {
            for (ClosedForm h : derived(r, FormulaDeriver.gradient(r.formula(), g), 1).closedForms()) {
                late.add(new ClosedForm(g.of(), List.of(g.by().get(0), h.by().get(0)), h.axes(), h.value(), false, List.of()));
            }
        }
        return late;
    }
}
