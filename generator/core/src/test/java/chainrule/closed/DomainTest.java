package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.Result;
import chainrule.derivation.FormulaDerivation;
import chainrule.report.Format;
import chainrule.report.FormulaDocument;
import chainrule.report.View;
import chainrule.symbolic.notation.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an expression and its derivative have values is said, if that is not everywhere. */
class DomainTest {

    private static String document(String expression, String variable, String... facts) {
        Result<FormulaDerivation> result = Formulas.compile(expression, variable, null, facts);
        return View.of(Format.TEXT).print(FormulaDocument.of(expression, result.value().orElseThrow(), Layout.GRADIENT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a'*inv(X)*b | X | det(X) != 0",
                "a'*solve(A, b) | b | det(A) != 0",
                "logdet(X'*X) | X | det(Xᵀ X) > 0",
                "norm2(x) | x | norm2(x) != 0",
                "sum(log(p)) | p | p[i] > 0",
            })
    void isSaid(String expression, String variable, String domain) {
        assertThat(document(expression, variable)).contains("Holds where " + domain + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"sum(log(1 + exp(z))) | z", "log(sum(exp(z))) | z", "x'*A*x | x", "sum(tanh(z)) | z"})
    void whatHoldsEverywhereIsNot(String expression, String variable) {
        assertThat(document(expression, variable)).doesNotContain("Holds where");
    }

    @Test
    void noMoreWhereItIsDeclared() {
        assertThat(document("sum(log(p))", "p", "p > 0")).doesNotContain("Holds where");
    }

    @Test
    void onlySquareMatricesHaveInverses() {
        for (String call : new String[] {"inv(X)", "det(X)", "logdet(X)", "solve(X, b)"}) {
            assertThat(Formulas.printed(Formulas.compile("sum(" + call + ")", "X", "X[m, n], b[m]")))
                    .contains("error: the number of columns must be m, not n", "the size m comes from here");
        }
    }
}
