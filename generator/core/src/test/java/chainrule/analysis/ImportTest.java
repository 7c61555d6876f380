package chainrule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.NetworkStudy;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.source.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports are relative to the importing file; what is imported is treated like the built-in, and what cannot be is said. */
class ImportTest {

    private static final String NET = "net N {\n input x[3]\n h = x |> twice(4)\n loss l = mine(h)\n step plain(rate = 0.5)\n}\n";

    @TempDir
    private Path folder;

    private Path write(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private NetworkStudy study(String text) throws IOException {
        return Studies.STANDARD.toRun(CompileRequest.of(write("Main.net", text)));
    }

    private Result<Derivation> compile(String text) throws IOException {
        return study(text).derivation();
    }

    @Test
    void definitionsOfTheUsersOwn() throws IOException {
        write("lib/layers.net", "import \"../losses.net\"\nlayer twice(x[n], units) {\n param W[units, n] ~ spread(2)\n W*(2*x)\n}\n");
        write("losses.net", "fn mine(h) = sum(soft(h))\nfn soft(z) = log(1 + exp(z))\n"
                + "fn spread(uniform01, width) = width*(uniform01 - 0.5)\n"
                + "optimizer plain(rate) {\n theta <- theta - rate*g\n}\n");
        NetworkStudy study = study("import \"lib/layers.net\"\n" + NET);
        assertThat(study.derivation().diagnostics()).isEmpty();
        assertThat(study.derivation().value()).isPresent();
        assertThat(study.read()).hasSize(3);
    }

    @Test
    void whatCannotBeImported() throws IOException {
        write("loop.net", "import \"Main.net\"\nfn f(z) = z\n");
        write("binary.net", "\0\0");
        Result<Derivation> result = compile(
                "import \"absent.net\"\nimport \"loop.net\"\nimport \"binary.net\"\nnet N {\n input x[3]\n loss l = sum(x)\n}\n");
        assertThat(result.diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("unreadable-import", "unreadable-import", "import-cycle");
    }

    @Test
    void filesThatAreNone() throws IOException {
        for (String text : new String[] {"", "  \n", "\0", "fn f(z) = z\n", "net A {\n loss l = 1\n}\nnet B {\n loss l = 1\n}\n"}) {
            assertThat(compile(text).diagnostics()).as(text).hasSize(1);
        }
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(folder)).derivation().diagnostics()).hasSize(1);
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(folder.resolve("none.net"))).derivation().diagnostics()).hasSize(1);
    }
}
