package chainrule.closed;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.Derivation;
import chainrule.derivation.LineChecker;
import chainrule.notation.ParseBack;
import chainrule.report.ClosedFormLines;
import chainrule.symbolic.notation.Layout;
import chainrule.testing.Derivations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of the table of closed forms that are networks: their forms speak in the network's names. */
class NetworkFormsTest {

    private static final long SEED = 4;

    private static List<String> forms(String spec, Layout layout) {
        Derivation derivation = Derivations.of(spec);
        assertThat(LineChecker.check(derivation)).isEqualTo(2);
        assertThat(ParseBack.check(spec, derivation, SEED)).isPositive();
        return ClosedFormLines.specification(ClosedForm.of(derivation), layout);
    }

    private static String homework(String f, String g, String loss) {
        return "net Homework {\n  dim n = 4\n  dim h = 5\n  dim K = 3\n  input x[n]\n  target y[K]\n"
                + "  param W1[h, n] ~ glorot\n  param b1[h]\n  param W2[K, h] ~ glorot\n  param b2[K]\n"
                + "  z1 = W1*x + b1\n  z2 = " + f + "(z1)\n  z3 = W2*z2 + b2\n  yhat = " + g + "(z3)\n"
                + "  output yhat\n  loss l = " + loss + "(yhat, y)\n}\n";
    }

    @Test
    void theHomework() {
        assertThat(forms(homework("relu", "identity", "mse"), Layout.GRADIENT))
                .contains("dl/dW2 = (2/K)*(yhat - y)*z2'", "dl/db2 = (2/K)*(yhat - y)")
                .contains("dl/db1 = (2/K)*(W2'*(yhat - y)) .* (if z1 > 0 then 1 else 0)");
        assertThat(forms(homework("sigmoid", "sigmoid", "mse"), Layout.GRADIENT))
                .contains("dl/dW2 = (2/K)*((yhat - y) .* yhat .* (1 - yhat))*z2'");
        assertThat(forms(homework("sigmoid", "sigmoid", "bce"), Layout.GRADIENT))
                .containsExactly(
                        "dl/dW1 = (1/K)*((W2'*(yhat - y)) .* z2 .* (1 - z2))*x'",
                        "dl/db1 = (1/K)*(W2'*(yhat - y)) .* z2 .* (1 - z2)",
                        "dl/dW2 = (1/K)*(yhat - y)*z2'",
                        "dl/db2 = (1/K)*(yhat - y)");
    }

    @Test
    void theHomeworkInRows() {
        assertThat(forms(homework("sigmoid", "sigmoid", "bce"), Layout.NUMERATOR))
                .containsExactly(
                        "dl/dW1 = (1/K)*x*(((yhat - y)'*W2) .* z2' .* (1 - z2)')",
                        "dl/db1 = (1/K)*((yhat - y)'*W2) .* z2' .* (1 - z2)'",
                        "dl/dW2 = (1/K)*z2*(yhat - y)'",
                        "dl/db2 = (1/K)*(yhat - y)'");
    }

    @Test
    void aClassIsAVector() {
        String spec = "net Softmax {\n  input x[4]\n  target t class[3]\n  param V[5, 4] ~ glorot\n  param W[3, 5] ~ glorot\n"
                + "  h = tanh(V*x)\n  z = W*h\n  output p = softmax(z)\n  loss l = cross_entropy(z, t)\n}\n";
        assertThat(forms(spec, Layout.GRADIENT))
                .containsExactly(
                        "dl/dV = ((W'*(p - onehot(t))) .* (1 - h^2))*x'", "dl/dW = (p - onehot(t))*h'");
    }

    /** As short as r(h − mean h − n·mean(h ⊙ n)): the mean of the normalised values is found to be 0. */
    @Test
    void layerNorm() {
        String spec = "net LayerNorm {\n  dim n = 6\n  input g[n]\n  param x[n]\n  param w[n]\n  mu = mean(x)\n"
                + "  r = 1/sqrt(mean((x - mu)^2) + 1e-5)\n  v = (x - mu)*r\n  h = g .* w\n  output v\n  loss l = h'*v\n}\n";
        assertThat(forms(spec, Layout.GRADIENT))
                .containsExactly("dl/dx = r*(h - (1/n)*(h'*v*v + sum(h)))", "dl/dw = g .* v");
        assertThat("r*(h - (1/n)*(h'*v*v + sum(h)))".length())
                .isLessThanOrEqualTo("r*(h - mean(h) - v*mean(h .* v))".length());
    }

    private static String windows(String definition, String declarations) {
        return "net Windows {\n" + declarations + "  y" + definition + "\n  output y\n  loss l = sum(g .* y)\n}\n";
    }

    /** g/k goes to each input of a window of k, whatever overlaps is a sum over the windows. */
    @Test
    void poolingAndStrides() {
        String line = "  input g[4]\n  param x[12]\n";
        assertThat(forms(windows("[i: 4] = mean[u: 3](x[3*i + u])", line), Layout.GRADIENT))
                .containsExactly("dl/dx[i] = g[floor(i/3)]/3");
        String plane = "  input g[4, 5]\n  param x[8, 15]\n";
        assertThat(forms(windows("[i: 4, j: 5] = mean[u: 2, v: 3](x[2*i + u, 3*j + v])", plane), Layout.GRADIENT))
                .containsExactly("dl/dx[i, j] = g[floor(i/2), floor(j/3)]/6");
        String gaps = "  input g[4]\n  param x[13]\n";
        assertThat(forms(windows("[i: 4] = mean[u: 2](x[3*i + u])", gaps), Layout.GRADIENT))
                .containsExactly("dl/dx[i] = if i < 12 and i - 3*floor(i/3) < 2 then g[floor(i/3)]/2 else 0");
        String kernel = "  input g[5]\n  param x[11]\n  param k[3]\n";
        assertThat(forms(windows("[i: 5] = sum[u](k[u]*x[2*i + u])", kernel), Layout.GRADIENT))
                .containsExactly("dl/dx[i] = sum[j](g[j]*k[i - 2*j else 0])", "dl/dk[i] = sum[j](g[j]*x[i + 2*j])");
    }

    @Test
    void theLargestOfAWindow() {
        String line = "  input g[4]\n  param x[12]\n";
        assertThat(forms(windows("[i: 4] = max[u: 3](x[3*i + u])", line), Layout.GRADIENT))
                .containsExactly("dl/dx[i] = g[floor(i/3)]*(if x[i] == y[floor(i/3)] then 1 else 0)"
                        + "/sum[j: 3](if x[j + 3*floor(i/3)] == y[floor(i/3)] then 1 else 0)");
    }

    /** A place may be divided in a specification too: the nearest neighbour of a longer line. */
    @Test
    void upsampling() {
        String line = "  input g[8]\n  param x[4]\n";
        assertThat(forms(windows("[i: 8] = x[floor(i/2)]", line), Layout.GRADIENT))
                .containsExactly("dl/dx[i] = sum[j: 2](g[2*i + j])");
    }
}
