package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.Format;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    @Test
    void aGradientIsUnfolded() {
        String text = Ran.in(folder, "explain", Spec.twoLayers(folder), "dl/dh.b").isDone().out();
        assertThat(text)
                .startsWith("dl/dh.b\n")
                .contains("From h.b to the loss\n", "h.dense = h.W x + h.b", "h = tanh(h.dense)")
                .contains("∂l/∂p = (p − y)/(p ⊙ (1 − p))", "put in ∂l/∂p", "common factors cancel", "All put in\n")
                .doesNotContain("∂l/∂z.W");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(Ran.in(folder, "explain", Spec.twoLayers(folder), "∂l/∂h.b").isDone().out().lines().skip(2))
                .containsExactlyElementsOf(text.lines().skip(2).toList());
    }

    @Test
    void anyDerivativeThatALineCanNameIsUnfolded() {
        Path spec = Spec.twoLayers(folder);
        assertThat(Ran.in(folder, "explain", spec, "dp/dz").isDone().out())
                .contains("Closed forms\n", "∂p/∂z = diag(σ(z) ⊙ (1 − σ(z)))");
        assertThat(Ran.in(folder, "explain", spec, "dl/dx").isDone().out()).contains("∂l/∂x = ");
        assertThat(Ran.in(folder, "explain", spec, "dz/dh").isDone().out()).contains("∂z/∂h = z.W");
    }

    @Test
    void soIsThatOfAnExpression() {
        assertThat(Ran.in(folder, "explain", "-e", "norm2(A*x - b)^2", "dl/dx").isDone().out())
                .contains("∂l/∂x = 2 Aᵀ (A x − b)")
                .doesNotContain("∂l/∂A = ");
        Ran.in(folder, "explain", "-e", "norm2(A*x - b)^2", "dl/dq").isRefused(1, "has no derivative `dl/dq`");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsPrinted(Format format) {
        assertThat(Ran.in(folder, "explain", "--format", format, Spec.twoLayers(folder), "dl/dh.b").isDone().out())
                .contains("All put in");
    }

    @Test
    void whatIsNoDerivativeIsRefused() {
        Path spec = Spec.twoLayers(folder);
        Ran.in(folder, "explain", spec, "dl/dq").isRefused(1, "the network has no derivative `dl/dq`");
        Ran.in(folder, "explain", spec, "dh/dp").isRefused(1, "`h` does not depend on `p`: the derivative is 0");
        Ran.in(folder, "explain", spec, "h").isRefused(1, "the network has no derivative `h`");
        Ran.in(folder, "explain", spec, "dl/(").isRefused(1, "error: `(` is never closed");
        Ran.in(folder, "explain", spec).isRefused(2, "expected SPEC DERIVATIVE");
        Ran.in(folder, "explain", "--wrt", "x", spec, "dl/dh.b").isRefused(2, "need an expression: -e EXPR");
    }
}
