package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
        Path spec = Spec.twoLayers(folder);
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
        Ran.in(folder, "derive", Spec.twoLayers(folder), "-o", nowhere)
                .isRefused(1, "error: " + nowhere + ": no such file or folder");
        Ran.in(folder, "derive", Spec.twoLayers(folder), "-o", folder).isRefused(1, folder + ": is a folder");
    }
}
