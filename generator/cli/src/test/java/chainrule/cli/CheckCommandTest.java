package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
    @TempDir
    Path folder;

    /** Three numbers to one, a row of weights: y = w x. */
    private Path spec() {
        return Spec.write(folder, "Row", """
                net Row {
                  dim n = 3
                  input x[n]
                  target y[2]
                  param W[2, n]
                  p = W*x
                  output p
                  loss l = mse(p, y)
                }
                """);
    }

    private Path claims(String text) {
        try {
            return Files.writeString(folder.resolve("lines.txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void rightLinesAreDone() {
        assertThat(Ran.in(folder, "check", spec(), claims("d = dl/dp = p - y // halves cancel\ndl/dW = d*x'\n"))
                        .isDone()
                        .out())
                .contains("   1  d = dl/dp = p - y", "→ right", "2 lines: 2 right");
    }

    @Test
    void aWrongLineIsExplained() {
        Ran ran = Ran.in(folder, "check", spec(), claims("dl/dp = p - y\ndl/dW = dl/dp*x\ndl/dW = dl/dp*p'\n"));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .contains("→ WRONG", "A transpose is missing: x' is due, not x.", "right would be: dl/dp*x'")
                .contains("shapes: dl/dW is [2, n = 3]", "3 lines: 1 right; 2 wrong")
                .containsOnlyOnce("shapes:");
        assertThat(ran.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void aCounterExampleIsInSmallNumbers() {
        Ran ran = Ran.in(folder, "check", spec(), claims("dl/dp = 2*(p - y)\n"));
        assertThat(ran.out()).contains("There is a factor 2 too many.", "for example with p = [", "dl/dp[", "but this gives");
    }

    @Test
    void sizesCanBeSet() {
        assertThat(Ran.in(folder, "check", "-D", "n=1", spec(), claims("dl/dW = x*(p - y)"))
                        .isDone()
                        .out())
                .contains("1 line: 1 right");
    }

    @Test
    void linesComeFromStandardInput() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("∂l/∂p = p − y\n".getBytes(StandardCharsets.UTF_8)));
            assertThat(Ran.in(folder, "check", spec(), "-").isDone().out()).contains("1 line: 1 right");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void linesThatCannotBeReadAreRefused() {
        Path claims = claims("dl/dp = p - z\ndl/dW = (p - y\n");
        Ran.in(folder, "check", spec(), claims).isRefused(2, claims + ":2:9: error: `(` is never closed");
        Path unknown = claims("dl/dp = p - z\n");
        Ran.in(folder, "check", spec(), unknown).isRefused(2, unknown + ":1:13: error: unknown name `z`");
    }

    @Test
    void linesThatAreNotThereAreNamed() {
        Path missing = folder.resolve("none.txt");
        Ran.in(folder, "check", spec(), missing).isRefused(2, missing + ":1:1: error: there is no such file");
        Ran.in(folder, "check", spec()).isRefused(2, "expected two files: SPEC CLAIMS");
        Ran.in(folder, "check").isRefused(2, "Missing required parameter: 'FILE'");
        Ran.in(folder, "check", "-e", "sum(x)", spec(), missing).isRefused(2, "expected one file: CLAIMS");
    }

    @Test
    void linesCanBeAboutAnExpression() {
        Path claims = claims("dl/dx = 2*A'*(A*x - b)\ndl/dx = 2*A*(A*x - b)\n");
        Ran ran = Ran.in(folder, "check", "-e", "norm2(A*x - b)^2", "--wrt", "x", claims);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("→ right", "A transpose is missing: A' is due, not A.", "2 lines: 1 right; 1 wrong");
        Ran.in(folder, "check", "-e", "norm2(q", claims).isRefused(1, "expression:1:6: error: ");
    }

    @Test
    void aWrongSpecIsRefused() {
        Ran.in(folder, "check", Spec.broken(folder), claims("l = l")).isRefused(1, "did you mean `sigmoid`?");
    }

    @Test
    void theHelpShowsTheLines() {
        String help = Ran.in(folder, "check", "--help").isDone().out();
        assertThat(help).startsWith("Usage: chainrule check").contains("dl/dW2 = d3*z2'", "2 the command line is");
        assertThat(help.lines()).allMatch(line -> line.length() <= 100);
    }
}
