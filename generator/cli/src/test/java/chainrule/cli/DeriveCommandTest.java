package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeriveCommandTest {
    @TempDir
    Path folder;

    private final Path file = Path.of("derivation.txt");

    @Test
    void printsTheDerivation() {
        assertThat(Ran.in(folder, "derive", Spec.twoLayers(folder)).isDone().out())
                .contains("∂l/∂");
    }

    @Test
    void writesTheSameToAFile() {
        Path spec = Spec.line(folder);
        String printed = Ran.in(folder, "derive", spec).out();
        Path written = folder.resolve(file);
        assertThat(Ran.in(folder, "derive", spec, "-o", written).isDone().out()).isEmpty();
        assertThat(written).hasContent(printed);
    }

    @Test
    void sizesCanBeSet() {
        Path spec = Spec.twoLayers(folder);
        String printed =
                Ran.in(folder, "derive", spec, "-D", "hidden=17").isDone().out();
        assertThat(Ran.in(folder, "derive", "-Dhidden=17", spec).out()).isEqualTo(printed);
    }

    @Test
    void namesStayAsTyped() {
        Path spec =
                Spec.write(folder, "Typed", "net Typed {\n input x1\n param W1\n yhat = W1*x1\n loss l = yhat^2\n}\n");
        assertThat(Ran.in(folder, "derive", spec).isDone().out()).contains("ŷ");
        assertThat(Ran.in(folder, "derive", spec, "--ascii").isDone().out())
                .contains("yhat")
                .doesNotContain("ŷ", "W₁");
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path nowhere = folder.resolve("none").resolve(file);
        Ran.in(folder, "derive", Spec.line(folder), "-o", nowhere)
                .isRefused(1, nowhere + ": there is no folder " + nowhere.getParent());
        Ran.in(folder, "derive", Spec.line(folder), "-o", folder).isRefused(1, folder + ": is a folder");
    }

    @Test
    void anExpressionNeedsNoSpec() {
        String printed =
                Ran.in(folder, "derive", "-e", "norm2(A*x - b)^2", "--wrt", "x").isDone().out();
        assertThat(printed).contains("norm2(A*x - b)^2", "∂l/∂x = 2 Aᵀ (A x − b)", "difference quotients");
    }

    @Test
    void closedFormsAlone() {
        assertThat(Ran.in(folder, "derive", "-e", "norm2(A*x - b)^2", "--wrt", "x,A", "--closed").isDone().out())
                .isEqualTo("dl/dA = 2*(A*x - b)*x'\ndl/dx = 2*A'*(A*x - b)\n");
        assertThat(Ran.in(folder, "derive", "-e", "x'*A*x", "--wrt", "x", "--order", "2", "--closed").isDone().out())
                .isEqualTo("d2l/dx2 = A + A'\n");
        assertThat(Ran.in(folder, "derive", "-e", "x'*A*x", "--wrt", "x", "--assume", "A symmetric", "--closed")
                        .isDone()
                        .out())
                .isEqualTo("dl/dx = 2*A*x\n");
    }

    @Test
    void aLayoutOfRows() {
        assertThat(Ran.in(folder, "derive", "-e", "g'*W*x", "--wrt", "W", "--layout", "numerator", "--closed")
                        .isDone()
                        .out())
                .isEqualTo("dl/dW = x*g'\n");
        Ran.in(folder, "derive", "-e", "x^2", "--layout", "rows").isRefused(2, "expected gradient or numerator");
    }

    @Test
    void aDimWithoutAValueStaysASymbol() {
        Path spec = Spec.write(
                folder, "Free", "net Free {\n dim n\n input x[n]\n param w[n]\n loss l = mean((w - x)^2)\n}\n");
        assertThat(Ran.in(folder, "derive", spec, "--closed").isDone().out()).isEqualTo("dl/dw = (2/n)*(w - x)\n");
        assertThat(Ran.in(folder, "derive", spec).isDone().out()).contains("sizes: n\n");
    }

    @Test
    void mistakesInAnExpression() {
        Ran.in(folder, "derive", "-e", "nrm2(x)").isRefused(1, "expression:1:1: error: unknown function");
        Ran.in(folder, "derive").isRefused(2, "expected a SPEC, or an expression");
        Ran.in(folder, "derive", "-e", "x^2", "--order", "3").isRefused(2, "expected 1 or 2, not 3");
        Ran.in(folder, "derive", Spec.line(folder), "--order", "2").isRefused(2, "need an expression");
    }

    @Test
    void whatIsOnlyDerivedIsNotGenerated() {
        Path spec = Spec.write(
                folder, "Inverse", "net Inverse {\n input x[3]\n param W[3, 3]\n z = inv(W)*x\n output z\n"
                        + " loss l = sum(z^2)\n}\n");
        assertThat(Ran.in(folder, "derive", spec, "--closed").isDone().out())
                .isEqualTo("dl/dW = -2*inv(W)'*z*z'\n");
        Ran.in(folder, "generate", spec, "-d", folder).isRefused(1, "`Inverse` calls `inv`");
        Path upsampling = Spec.write(
                folder, "Longer", "net Longer {\n input x[6]\n param w[3]\n z[i: 6] = x[i]*w[floor(i/2)]\n output z\n"
                        + " loss l = sum(z^2)\n}\n");
        Ran.in(folder, "generate", upsampling, "-d", folder).isRefused(1, "`Longer` has `floor` of an index");
    }

    @Test
    void everyFormatIsPrinted() {
        Path spec = Spec.line(folder);
        assertThat(Ran.in(folder, "derive", spec, "--format", "markdown").isDone().out()).startsWith("# Line");
        assertThat(Ran.in(folder, "derive", spec, "--format", "latex").isDone().out()).contains("\\end{document}");
        assertThat(Ran.in(folder, "derive", spec, "--format", "json").isDone().out()).startsWith("{");
        assertThat(Ran.in(folder, "derive", spec, "--format", "html").isDone().out()).contains("<svg", "<math");
    }

    @Test
    void anotherFormatIsRefused() {
        Ran.in(folder, "derive", Spec.line(folder), "--format", "pdf").isRefused(2, "--format");
    }

    @Test
    void worksAnExample() {
        Path spec = Spec.line(folder);
        assertThat(Ran.in(folder, "derive", spec).isDone().out()).doesNotContain("Worked example");
        String seeded = Ran.in(folder, "derive", spec, "--example").isDone().out();
        assertThat(seeded).contains("Worked example");
        assertThat(Ran.in(folder, "derive", spec, "--seed", "1").out()).isEqualTo(seeded);
        assertThat(Ran.in(folder, "derive", spec, "--seed", "2").isDone().out()).isNotEqualTo(seeded);
    }

    @Test
    void openSizesFollowTheNumbersThatAreGiven() {
        String[] call = {"derive", "-e", "norm2(A*x - b)^2", "--wrt", "x", "--ascii", "--given"};
        assertThat(Ran.in(folder, with(call, "x = [1, 2, 3], b = [2, 0], A = [[1, 0, 1], [0, 1, 1]]")).isDone().out())
                .containsSubsequence("A x - b", "= [2, 5]", "dl/dx = 2 A' (A x - b)", "= [4, 10, 14]");
        Ran wrong = Ran.in(folder, with(call, "x = [1, 2, 3], A = [[1, 2], [3, 4]]"));
        assertThat(wrong.status()).isEqualTo(1);
        assertThat(wrong.err()).contains("--given:1:20", "`A` is of shape");
    }

    private static Object[] with(String[] call, String last) {
        Object[] all = Arrays.copyOf(call, call.length + 1, Object[].class);
        all[call.length] = last;
        return all;
    }

    @Test
    void unfoldsToSingleOperations() {
        Path spec = Spec.twoLayers(folder);
        assertThat(Ran.in(folder, "derive", spec).out()).doesNotContain("one operation at a time");
        assertThat(Ran.in(folder, "derive", spec, "--unfold").isDone().out()).contains("one operation at a time");
    }

    /** A dim without a value stays a name in a derivation; what runs needs its value. */
    @Test
    void sizesMayStayOpen() {
        Path spec = Spec.write(
                folder, "Open", "net Open {\n dim n\n dim h\n input x[n]\n target y[h]\n param W[h, n] ~ glorot\n"
                        + " z = tanh(W*x)\n output z\n loss l = mse(z, y)\n step sgd\n}\n");
        assertThat(Ran.in(folder, "derive", spec, "--closed").isDone().out())
                .isEqualTo("dl/dW = (2/h)*((z - y) .* (1 - z^2))*x'\n");
        Ran.in(folder, "generate", spec, "-d", folder).isRefused(1, "`n` has no value: write `dim n = 4`");
    }

    @Test
    void withoutOptionsItIsAsWithTheirDefaults() throws IOException {
        Path good = Spec.line(folder);
        Path bad = Files.writeString(folder.resolve("Bad.net"), "net Bad {\n  z = q\n}\n");
        for (Path spec : List.of(good, bad, folder.resolve("None.net"))) {
            assertThat(PlainDerive.isAsked("derive", spec.toString())).isTrue();
            assertThat(Ran.in(folder, "derive", spec))
                    .isEqualTo(Ran.in(folder, "derive", spec, "--format", "text", "--layout", "gradient"));
        }
        assertThat(PlainDerive.isAsked("derive", "@" + good)).isFalse();
        assertThat(PlainDerive.isAsked("derive", "--help")).isFalse();
    }
}
