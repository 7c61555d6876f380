package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
    @TempDir
    Path folder;

    private Path net(String name, String loss) {
        return Spec.write(folder, name, "net " + name + " {\n  input x[3]\n  target y[2]\n  param W[2, 3]\n  z = W*x\n"
                + "  output p = sigmoid(z)\n  loss l = " + loss + "(p, y)\n}\n");
    }

    @Test
    void aCancellationAndWhatItDoesAreShown() {
        String text = Ran.in(folder, "diff", net("Squares", "mse"), net("Entropy", "bce")).isDone().out();
        assertThat(text)
                .contains("Definitions that differ\n  l\n    Squares  ")
                .contains("  dl/dz\n    Squares  (p - y) .* p .* (1 - p)\n    Entropy  0.5*(p - y)\n")
                .contains("why: it is made of dl/dp; in Entropy factors cancel")
                .contains("    Entropy  0.5*(p - y)*x'\n    why: it is made of dl/dz\n")
                .contains("In Squares the gradient vanishes where the mistake is largest")
                .doesNotContain("In Entropy the gradient vanishes");
    }

    @Test
    void aNetworkIsLikeItself() {
        Path spec = net("Squares", "mse");
        assertThat(Ran.in(folder, "diff", spec, spec).isDone().out())
                .startsWith("Definitions that differ\n  none\n\nGradients that differ\n\nThe same in both\n");
    }

    @Test
    void wrongSpecsAreRefused() {
        Ran.in(folder, "diff", net("Squares", "mse"), Spec.broken(folder)).isRefused(1, "did you mean `sigmoid`?");
        Ran.in(folder, "diff", net("Squares", "mse")).isRefused(2, "Missing required parameter: 'SECOND'");
    }
}
