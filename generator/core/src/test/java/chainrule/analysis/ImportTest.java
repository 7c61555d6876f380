package chainrule.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.NetworkStudy;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.source.Diagnostic;
import chainrule.source.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    void aChainOfImportsEnds() throws IOException {
        for (int k = 0; k < 3000; k++) {
            write(k + ".net", "import \"" + (k + 1) + ".net\"\n");
        }
        assertThat(compile("import \"0.net\"\n" + NET).diagnostics())
                .extracting(Diagnostic::message)
                .anyMatch(m -> m.contains("more than 100 files import one another in a row"));
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

    /** Why an import of a path is refused; empty if it is read. */
    private Optional<String> refusal(String path) throws IOException {
        Result<Derivation> result = compile("import \"" + path + "\"\nnet N {\n input x[3]\n param w\n loss l = sum(x)*w\n}\n");
        assertThat(new DiagnosticPrinter().print(result.diagnostics())).doesNotContain("secret");
        return result.diagnostics().stream()
                .map(d -> {
                    assertThat(d.code()).isEqualTo("unreadable-import");
                    assertThat(d.message()).startsWith("cannot import `" + path + "`: ");
                    return d.message().substring(d.message().indexOf(": ") + 2);
                })
                .findFirst();
    }

    @Test
    void importsAreFilesOfTheProject() throws IOException {
        Path outside = folder;
        folder = Files.createDirectories(outside.resolve("project"));
        Files.writeString(outside.resolve("foreign.net"), "secret");
        write("deep/fine.net", "fn f(z) = z\n");
        write("fine.txt", "secret");
        write("large.net", "// " + "a".repeat(1_000_000) + "\n");
        Files.createDirectories(folder.resolve("folder.net"));
        Files.createSymbolicLink(folder.resolve("link.net"), outside.resolve("foreign.net"));
        Files.createSymbolicLink(folder.resolve("text.net"), folder.resolve("fine.txt"));
        Files.createSymbolicLink(folder.resolve("again.net"), folder.resolve("deep/fine.net"));
        Files.createSymbolicLink(folder.resolve("loop.net"), folder.resolve("loop.net"));
        assertThat(refusal("deep/fine.net")).isEmpty();
        assertThat(refusal("deep/../again.net")).isEmpty();
        assertThat(refusal(folder.resolve("deep/fine.net").toString())).isEmpty();
        String outsider = "it is outside the project, whose folder is `" + folder.toRealPath() + "`";
        for (String path : List.of("../foreign.net", "link.net", "deep/../../foreign.net", "../none.net", "/etc/none.net")) {
            assertThat(refusal(path)).contains(outsider);
        }
        for (String path : List.of("/etc/passwd", "/dev/zero", "fine.txt", "../..", ".", "deep")) {
            assertThat(refusal(path)).contains("expected a file whose name ends in `.net`");
        }
        assertThat(refusal("text.net")).contains("it is a link to a file whose name does not end in `.net`");
        assertThat(refusal("large.net")).contains("the file is larger than 1 MB");
        assertThat(refusal("folder.net")).contains("this is a directory, not a file");
        assertThat(refusal("loop.net")).contains("there is no such file");
        assertThat(refusal("none.net")).contains("there is no such file");
    }

    @Test
    void aProjectIsTheNearestFolderWithAMark() throws IOException {
        write("losses.net", "fn f(z) = z\n");
        Path spec = write("src/net/N.net", "import \"../../losses.net\"\nnet N {\n input x\n param w\n loss l = f(x)*w\n}\n");
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(spec)).derivation().diagnostics()).hasSize(1);
        Path mark = Files.createDirectory(folder.resolve(".git"));
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(spec)).derivation().diagnostics()).isEmpty();
        Path nearer = write("src/pom.xml", "<project/>");
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(spec)).derivation().diagnostics()).hasSize(1);
        Files.delete(nearer);
        Files.delete(mark);
        CompileRequest told = new CompileRequest(spec, Map.of(), "", false, Optional.of(folder));
        assertThat(Studies.STANDARD.toRun(told).derivation().diagnostics()).isEmpty();
    }

    /** A folder of specifications may lie elsewhere: its files belong together all the same. */
    @Test
    void aLinkedFolderOfSpecificationsImportsItsOwn() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("f.net"), "fn f(z) = z\n");
        Files.writeString(elsewhere.resolve("N.net"), "import \"f.net\"\nnet N {\n input x\n param w\n loss l = f(x)*w\n}\n");
        Path project = Files.createDirectories(folder.resolve("project"));
        write("project/pom.xml", "<project/>");
        Path linked = Files.createSymbolicLink(project.resolve("net"), elsewhere);
        assertThat(Studies.STANDARD.toRun(CompileRequest.of(linked.resolve("N.net"))).derivation().diagnostics()).isEmpty();
    }

    @Test
    void aSpecificationIsAFile() {
        for (String device : List.of("/dev/zero", "/dev/null", "/dev/stdin")) {
            if (Files.exists(Path.of(device)) && !Files.isRegularFile(Path.of(device))) {
                assertThat(Studies.STANDARD.toRun(CompileRequest.of(Path.of(device))).derivation().diagnostics())
                        .singleElement()
                        .satisfies(d -> assertThat(d.message()).isEqualTo("this is a device or a pipe, not a file"));
            }
        }
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
