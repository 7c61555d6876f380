package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    Path folder;

    @Test
    void aGradientIsUnfolded() {
        String text = Ran.in(folder, "explain", Spec.twoLayers(folder), "dl/dh.b").isDone().out();
        assertThat(text)
                .startsWith("dl/dh.b [hidden = 4]\n")
                .contains("From h.b to the loss\n  h = tanh(h.W*x + h.b)\n  z = z.W*h + z.b\n")
                .contains("  dl/dp = (p - y)/(p .* (1 - p))", "put in dl/dp", "common factors cancel", "All put in\n  dl/dh.b = ")
                .doesNotContain("dl/dz.W");
        assertThat(Ran.in(folder, "explain", Spec.twoLayers(folder), "∂l/∂h.b").isDone().out()).isEqualTo(text);
    }

    @Test
    void whatIsNoGradientIsRefused() {
        Path spec = Spec.twoLayers(folder);
        Ran.in(folder, "explain", spec, "dl/dx").isRefused(1, "the derivation has no gradient `dl/dx`");
        Ran.in(folder, "explain", spec, "h").isRefused(1, "the derivation has no gradient `h`");
        Ran.in(folder, "explain", spec, "dl/(").isRefused(1, "error: `(` is never closed");
        Ran.in(folder, "explain", spec).isRefused(2, "Missing required parameter: 'GRADIENT'");
    }
}
