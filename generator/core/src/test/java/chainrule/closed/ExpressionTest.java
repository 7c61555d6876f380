package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.Result;
import chainrule.derivation.FormulaDerivation;
import chainrule.symbolic.notation.Layout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions that stand alone: their shapes, what is derived by, and what is said of mistakes. */
class ExpressionTest {

    /** By habit, and where habit makes no sense by what does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "x'*A*y | x | dl/dx = A*y",
                "sum(lambda*x) | lambda | dl/dlambda = sum(x)",
                "sum(x)/n | n | dl/dn = -sum(x)/n^2",
                "sum(x .* y) | y | dl/dy = x",
                "x*y | x | dl/dx = y",
                "sum(X*y) | y | dl/dy[i] = sum[j](X[j, i])",
                "sum[i](x[i]*t[i]) | t | dl/dt = x",
                "sum[i, j](w[i, j]*x[j])| x | dl/dx[i] = sum[j](w[j, i])",
            })
    void shapesAreFound(String expression, String variable, String closed) {
        assertThat(Formulas.closed(expression, variable, null)).containsExactly(closed);
    }

    @Test
    void severalVariablesInTheirOrderOfTheText() {
        assertThat(Formulas.closed("norm2(A*x - b)^2", "x,A", null))
                .containsExactly("dl/dA = 2*(A*x - b)*x'", "dl/dx = 2*A'*(A*x - b)");
    }

    @Test
    void allOfThemWhereNoneIsNamed() {
        assertThat(Formulas.closed("u'*v", null, null)).containsExactly("dl/du = v", "dl/dv = u");
    }

    @Test
    void declaredShapesAreKept() {
        assertThat(Formulas.closed("x*y", "x", "y[3]")).containsExactly("dl/dx = y");
        assertThat(Formulas.closed("mean(x^2)", "x", "x[4]")).containsExactly("dl/dx = x/2");
        assertThat(Formulas.closed("mean(x^2)", "x", "x[k]")).containsExactly("dl/dx = (2/k)*x");
    }

    @Test
    void rowsInNumeratorLayout() {
        Result<FormulaDerivation> result = Formulas.compile("norm2(A*x - b)^2", "x,A", null);
        assertThat(Formulas.closed(Layout.NUMERATOR, result))
                .containsExactly("dl/dA = 2*x*(A*x - b)'", "dl/dx = 2*(A*x - b)'*A");
        Result<FormulaDerivation> jacobian = Formulas.compile("A*x", "x", null);
        assertThat(Formulas.closed(Layout.NUMERATOR, jacobian)).containsExactly("dl/dx = A");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "norm2(A*x - b) | y | --wrt:1:1: error: the expression has no variable `y`",
                "nrm2(A*x - b) | x | expression:1:1: error: unknown function or layer `nrm2`: did you mean `norm2`?",
                "norm2(A*x - | x | expression:1:6: error: `(` is never closed",
                "1 + 2 | x | expression:1:1: error: the expression has no variable to derive it by",
                "inv(x) + sum[i](x[i]) | x | error: `inv` needs a square matrix, but this is [n]",
            })
    void mistakesAreShownAtTheirPlace(String expression, String variable, String message) {
        Result<FormulaDerivation> result = Formulas.compile(expression, variable, null);
        assertThat(result.value()).isEmpty();
        assertThat(Formulas.printed(result)).contains(message).contains("^");
    }

    @Test
    void shapesThatDoNotFitNameTheSizes() {
        assertThat(Formulas.printed(Formulas.compile("A*x", "x", "A[m, n], x[m]")))
                .contains("[m, n] times [m] has n columns against m rows")
                .contains("--with:1:6: note: the size n comes from here");
    }

    @Test
    void nothingIsDerivedByAClass() {
        assertThat(Formulas.printed(Formulas.compile("log(softmax(z)[t])", "t", "t class[k]")))
                .contains("`t` is a class");
    }

    /** A number's derivative is a row, a Jacobian has the value's axis first, and a Hessian is symmetric in both layouts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "g'*tanh(W*x) | x | dl/dx = (g' .* (1 - tanh(W*x)^2)')*W",
                "trace(A*X*B) | X | dl/dX = B*A",
                "norm2(x) | x | dl/dx = (x/norm2(x))'",
                "tanh(W*x) | x | dl/dx = diag(1 - tanh(W*x)^2)*W",
            })
    void rowsAndJacobians(String expression, String variable, String closed) {
        Result<FormulaDerivation> result = Formulas.compile(expression, variable, null);
        assertThat(Formulas.closed(Layout.NUMERATOR, result)).containsExactly(closed);
    }
}
