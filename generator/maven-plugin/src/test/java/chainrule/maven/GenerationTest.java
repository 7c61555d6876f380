package chainrule.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
    @TempDir
    Path project;

    private Path source;
    private Path output;
    private boolean doublePrecision;
    private Map<String, String> dims = Map.of();
    private String tool = "1.0";

    @BeforeEach
    void folders() {
        source = project.resolve("src/main/net");
        output = project.resolve("target/generated-sources/chainrule");
    }

    private Outcome run() throws IOException {
        return new Generation(new Settings(source, output, doublePrecision, dims, tool)).run();
    }

    private Path spec(String file, String text) throws IOException {
        Path path = source.resolve(file);
        Files.createDirectories(path.getParent());
        return Files.writeString(path, text);
    }

    private static String net(String name) {
        return "net " + name + " {\n dim n = 2\n input x[n]\n param w[n]\n output p = w'*x\n loss l = (w'*x)^2\n}\n";
    }

    @Test
    void foldersArePackages() throws IOException {
        spec("Root.net", net("Root"));
        spec("a/b/Deep.net", net("Deep"));
        Outcome outcome = run();
        assertThat(outcome.failure().sentences()).isEmpty();
        assertThat(outcome.written())
                .containsExactlyInAnyOrder(output.resolve("Root.java"), output.resolve("a/b/Deep.java"));
        assertThat(output.resolve("a/b/Deep.java")).content().contains("package a.b;");
    }

    @Test
    void whatHasNotChangedIsPassedOver() throws IOException {
        spec("One.net", net("One"));
        Path two = spec("Two.net", net("Two"));
        run();
        Outcome again = run();
        assertThat(again.compiled()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
        Files.writeString(two, net("Two") + "// a remark\n");
        Files.setLastModifiedTime(output.resolve("One.java"), FileTime.fromMillis(1));
        assertThat(run().compiled()).containsExactly(two);
        assertThat(Files.getLastModifiedTime(output.resolve("One.java")).toMillis())
                .isEqualTo(1);
    }

    @Test
    void importsCountAsWell() throws IOException {
        Path library = spec("parts/mine.net", "fn twice(z) = 2*z\n");
        Path user = spec(
                "User.net", "import \"parts/mine.net\"\nnet User {\n input x\n param w\n loss l = twice(w*x)^2\n}\n");
        assertThat(run().written()).containsExactly(output.resolve("User.java"));
        assertThat(run().compiled()).isEmpty();
        Files.writeString(library, "fn twice(z) = z + z\n");
        assertThat(run().compiled()).containsExactlyInAnyOrder(library, user);
    }

    @Test
    void otherSettingsGenerateEverythingAnew() throws IOException {
        Path one = spec("One.net", net("One"));
        run();
        doublePrecision = true;
        assertThat(run().compiled()).containsExactly(one);
        assertThat(output.resolve("One.java")).content().contains("double[]");
        dims = Map.of("n", "3");
        assertThat(run().compiled()).containsExactly(one);
        tool = "1.1";
        assertThat(run().compiled()).containsExactly(one);
        assertThat(run().compiled()).isEmpty();
    }

    @Test
    void aClassThatSomeoneChangedIsRestored() throws IOException {
        spec("One.net", net("One"));
        run();
        Path generated = output.resolve("One.java");
        String text = Files.readString(generated);
        Files.writeString(generated, "changed");
        run();
        assertThat(generated).hasContent(text);
        Files.delete(generated);
        run();
        assertThat(generated).hasContent(text);
    }

    @Test
    void theClassOfADeletedSpecGoesToo() throws IOException {
        spec("One.net", net("One"));
        Path two = spec("Two.net", net("Two"));
        run();
        Files.delete(two);
        assertThat(run().deleted()).containsExactly(output.resolve("Two.java"));
        assertThat(output.resolve("Two.java")).doesNotExist();
        assertThat(output.resolve("One.java")).exists();
    }

    @Test
    void oneWrongSpecStopsAll() throws IOException {
        spec("One.net", net("One"));
        Path broken = spec("Two.net", "net Two {\n input x\n loss l = sigmod(x) + q\n}\n");
        Outcome outcome = run();
        assertThat(outcome.failure().sentences().get(0))
                .startsWith(broken + ":3:11: ")
                .contains("sigmoid");
        assertThat(outcome.diagnostics()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(output).doesNotExist();
    }

    @Test
    void misuseIsASentence() throws IOException {
        spec("my-app/One.net", net("One"));
        dims = Map.of("n", "many", "None.n", "3");
        assertThat(run().failure().sentences())
                .hasSize(3)
                .anyMatch(s -> s.contains("n is many, expected a size of at least 1"))
                .anyMatch(s -> s.contains("there is no spec None.net for None.n"))
                .anyMatch(s -> s.contains("the package my-app, which Java does not allow"));
    }

    @Test
    void dimsCanBeMeantForOneSpec() throws IOException {
        spec("One.net", net("One"));
        spec("Two.net", net("Two"));
        dims = Map.of("n", "5", "Two.n", "7");
        assertThat(run().failure().sentences()).isEmpty();
        assertThat(output.resolve("One.java")).content().contains("5").doesNotContain("7");
        assertThat(output.resolve("Two.java")).content().contains("7");
    }

    @Test
    void twoNetworksOfOneNameAreRefused() throws IOException {
        spec("One.net", net("Same"));
        spec("Two.net", net("Same"));
        assertThat(run().failure().sentences()).singleElement().asString().contains("hold networks of the same name");
        assertThat(output).doesNotExist();
    }

    @Test
    void withoutSpecsThereIsNothingToDo() throws IOException {
        Outcome outcome = run();
        assertThat(outcome.failure().sentences()).isEmpty();
        assertThat(outcome.unchanged()).isZero();
        assertThat(output).doesNotExist();
    }

    /** What can be derived, but not generated, stops the build with a sentence that says so. */
    @Test
    void whatIsOnlyDerivedStopsTheBuild() throws IOException {
        for (String call : List.of("inv(A)*x", "solve(A, x)", "det(A)*x", "logdet(A)*x")) {
            spec("Inverse.net", "net Inverse {\n input x[3]\n param A[3, 3]\n p = " + call + "\n output p\n loss l = sum(p^2)\n}\n");
            Outcome outcome = run();
            String function = call.substring(0, call.indexOf('('));
            assertThat(outcome.failure().sentences().toString())
                    .contains("`Inverse` calls `", "`, for which no Java is generated yet: it can be derived only");
            assertThat(outcome.failure().sentences().toString()).containsAnyOf("calls `" + function + "`", "calls `inv`");
            assertThat(outcome.written()).isEmpty();
        }
    }
}
