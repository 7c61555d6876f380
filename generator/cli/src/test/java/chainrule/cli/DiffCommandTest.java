package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.report.Format;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
                .startsWith("Squares and Entropy\n")
                .contains("Definitions that differ\n", "in Squares", "in Entropy")
                .contains("≈ ∂l/∂z = (p − y) ⊙ p ⊙ (1 − p)", "≈ ∂l/∂z = 0.5 (p − y)")
                .contains("Why: it is made of ∂l/∂p. In Entropy sigmoid′ cancels: the factor p ⊙ (1 − p) of ∂p/∂z cancels")
                .contains("Why: it is made of ∂l/∂z.")
                .contains("The size of ∂l/∂z where the target is 0.")
                .contains("In Squares the gradient vanishes where the mistake is largest")
                .doesNotContain("In Entropy the gradient vanishes");
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aNetworkIsLikeItself() {
        Path spec = net("Squares", "mse");
        assertThat(Ran.in(folder, "diff", spec, spec).isDone().out())
                .containsSubsequence("Definitions that differ\n", "none\n", "Gradients that differ\n", "none\n", "The same in both\n");
    }

    @Test
    void whatOnlyOneHasIsSaid() {
        Path deep = Spec.write(folder, "Deep", """
                net Deep {
                  dim hidden = 4
                  input x[3]; target y[2]
                  param V[hidden, 3]; param W[2, hidden]
                  h = tanh(V*x)
                  z = W*h
                  output p = sigmoid(z)
                  loss l = mse(p, y)
                }
                """);
        Path plain = net("Plain", "mse");
        String text = Ran.in(folder, "diff", "-D", "hidden=5", deep, plain).isDone().out();
        assertThat(text).contains("h = tanh(V x)", "only in Deep", "∂l/∂V = ");
        Ran.in(folder, "diff", "-D", "hidden=5", plain, deep).isDone();
        Ran.in(folder, "diff", "-D", "units=5", plain, deep).isRefused(1, "`Plain` has no dim `units`");
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    void everyFormatIsPrinted(Format format) {
        String text = Ran.in(folder, "diff", "--format", format, net("Squares", "mse"), net("Entropy", "bce"))
                .isDone()
                .out();
        assertThat(text).contains("Squares", "Entropy", "cancels");
    }

    @Test
    void wrongSpecsAreRefused() {
        Ran.in(folder, "diff", net("Squares", "mse"), Spec.broken(folder)).isRefused(1, "did you mean `sigmoid`?");
        Ran.in(folder, "diff", net("Squares", "mse")).isRefused(2, "Missing required parameter: 'SECOND'");
    }
}
