package chainrule.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chainrule.compiler.Studies;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Theory;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.rewrite.Laws;
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
        return run("default");
    }

    private Outcome run(String execution) throws IOException {
        return new Generation(settings(execution)).run();
    }

    private Settings settings(String execution) {
        Path stamp = Stamp.file(project.resolve("target/chainrule"), execution);
        return new Settings(project, source, output, stamp, doublePrecision, dims, tool);
    }

    /** Each use counts twice: the line check sees it. */
    @Test
    void aSpoiltDerivationGeneratesNothing() throws IOException {
        spec("Root.net", net("Root"));
        Studies spoilt = new Studies(new Theory(
                Laws.STANDARD,
                (adjoint, coefficient, places) -> Exprs.mul(Exprs.num(2), adjoint, coefficient, Exprs.mul(places))));
        assertThatThrownBy(() -> new Generation(settings("default"), spoilt).run())
                .isInstanceOf(BrokenToolException.class)
                .hasCauseInstanceOf(LineCheckException.class);
        assertThat(output).doesNotExist();
    }

    private String failure() throws IOException {
        return String.join("\n", run().failure().sentences());
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
        assertThat(outcome.failure().sentences()).containsExactly("2 errors in the specs, see above");
        assertThat(outcome.diagnostics()).hasSize(2);
        assertThat(outcome.diagnostics().get(0).span()).hasToString(broken + ":3:11");
        assertThat(outcome.diagnostics().get(0).text()).contains("sigmoid");
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
            assertThat(outcome.failure().sentences()).containsExactly("1 error in the specs, see above");
            assertThat(outcome.diagnostics()).singleElement().satisfies(d -> assertThat(d.text())
                    .contains("`Inverse` calls `", "`, for which no Java is generated yet: it can be derived only")
                    .containsAnyOf("calls `" + function + "`", "calls `inv`"));
            assertThat(outcome.written()).isEmpty();
        }
    }

    /** Each execution knows what it wrote; what another wrote is none of its business. */
    @Test
    void twoExecutionsShareAFolder() throws IOException {
        spec("One.net", net("One"));
        run("first");
        Path first = source;
        source = project.resolve("src/other/net");
        Path two = spec("Two.net", net("Two"));
        run("second");
        assertThat(run("second").deleted()).isEmpty();
        source = first;
        assertThat(run("first").compiled()).isEmpty();
        assertThat(output.resolve("One.java")).exists();
        assertThat(output.resolve("Two.java")).exists();
        source = project.resolve("src/other/net");
        Files.delete(two);
        assertThat(run("second").deleted()).containsExactly(output.resolve("Two.java"));
        assertThat(output.resolve("One.java")).exists();
    }

    @Test
    void twoExecutionsOfOneSpecAgree() throws IOException {
        Path one = spec("One.net", net("One"));
        run("first");
        doublePrecision = true;
        assertThat(run("second").failure().sentences()).isEmpty();
        assertThat(output.resolve("One.java")).content().contains("double[]");
        Files.delete(one);
        assertThat(run("first").deleted()).isEmpty();
        assertThat(run("second").deleted()).containsExactly(output.resolve("One.java"));
    }

    @Test
    void twoExecutionsDoNotReplaceEachOthersClasses() throws IOException {
        Path one = spec("One.net", net("Same"));
        run("first");
        source = project.resolve("src/other/net");
        Path two = spec("Two.net", net("Same") + "// another\n".repeat(2));
        dims = Map.of("n", "5");
        assertThat(run("second").failure().sentences())
                .containsExactly(two + " and " + one + " hold networks of the same name: rename one of them");
        assertThat(output.resolve("Same.java")).content().doesNotContain("5");
    }

    @Test
    void nothingOfTheStampIsAmongTheSources() throws IOException {
        spec("One.net", net("One"));
        run();
        assertThat(output).isDirectoryNotContaining(file -> !file.toString().endsWith(".java"));
    }

    /** In the place of a class may be a file by hand, a folder, a link: each stays. */
    @Test
    void aFileOfSomeoneElseStays() throws IOException {
        Path one = spec("One.net", net("One"));
        Path file = output.resolve("One.java");
        Files.createDirectories(output);
        Files.writeString(file, "// by hand");
        assertThat(failure())
                .isEqualTo(file + " was not written by this plugin, and would be replaced by the class of " + one
                        + ": move the file, rename the network, or choose another outputDirectory");
        assertThat(file).hasContent("// by hand");
        Files.delete(one);
        assertThat(run().deleted()).isEmpty();
        assertThat(file).hasContent("// by hand");
        spec("One.net", net("One"));
        Path elsewhere = Files.move(file, project.resolve("Hand.java"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(failure()).contains("was not written by this plugin");
        assertThat(elsewhere).hasContent("// by hand");
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(failure()).contains("was not written by this plugin");
    }

    @Test
    void whatSomeoneHasMadeOfAClassIsNotDeleted() throws IOException {
        Path one = spec("One.net", net("One"));
        run();
        Path file = Files.writeString(output.resolve("One.java"), "// by hand now");
        Files.delete(one);
        Outcome outcome = run();
        assertThat(outcome.deleted()).isEmpty();
        assertThat(outcome.left()).containsExactly(file);
        assertThat(file).hasContent("// by hand now");
        assertThat(run().left()).isEmpty();
    }

    @Test
    void aClassThatIsAsItWouldBeIsOurs() throws IOException {
        spec("One.net", net("One"));
        run();
        assertThat(run("after a clean of the stamps").failure().sentences()).isEmpty();
    }

    @Test
    void theStampOfAnEarlierVersionCounts() throws IOException {
        spec("One.net", net("One"));
        Path former = output.resolve(".chainrule-stamp");
        run();
        Files.move(Stamp.file(project.resolve("target/chainrule"), "default"), former);
        spec("One.net", net("One").replace("n = 2", "n = 3"));
        assertThat(run().failure().sentences()).isEmpty();
        assertThat(former).doesNotExist();
    }

    @Test
    void linksAreFollowed() throws IOException {
        Path elsewhere = Files.createDirectories(project.resolve("elsewhere/shop"));
        Files.writeString(elsewhere.resolve("One.net"), "import \"mine.net\"\nnet One {\n input x\n param w\n loss l = twice(w*x)^2\n}\n");
        Files.writeString(elsewhere.resolve("mine.net"), "fn twice(z) = 2*z\n");
        Files.createSymbolicLink(elsewhere.resolve("round"), elsewhere.getParent());
        Files.createDirectories(source.getParent());
        Files.createSymbolicLink(source, elsewhere.getParent());
        Path two = Files.writeString(project.resolve("Two.net"), net("Two"));
        Files.createSymbolicLink(elsewhere.resolve("Two.net"), two);
        Files.createSymbolicLink(elsewhere.resolve(".#One.net"), Path.of("someone@somewhere"));
        Outcome outcome = run();
        assertThat(outcome.diagnostics()).isEmpty();
        assertThat(outcome.failure().sentences()).isEmpty();
        assertThat(outcome.written())
                .containsExactlyInAnyOrder(output.resolve("shop/One.java"), output.resolve("shop/Two.java"));
        assertThat(run().compiled()).isEmpty();
        Files.delete(two);
        assertThat(run().diagnostics()).singleElement().satisfies(d -> assertThat(d.text()).contains("there is no such file"));
    }

    @Test
    void aMistakeInALibraryIsToldOnce() throws IOException {
        spec("lib/l.net", "fn f(z) = = z\n");
        spec("a/One.net", "import \"../lib/l.net\"\n" + net("One"));
        spec("b/Two.net", "import \"../a/../lib/l.net\"\n" + net("Two"));
        assertThat(run().diagnostics()).singleElement().satisfies(d -> assertThat(d.span().text().name())
                .isEqualTo(source.resolve("lib/l.net").toString()));
    }

    @Test
    void anErrorOfOursNamesTheFileAndTheVersion() {
        BrokenToolException e = new BrokenToolException(source, new IllegalStateException("oh"));
        assertThat(e.sentence("1.2")).startsWith(source + ": an error in Chainrule itself (chainrule-maven-plugin 1.2)")
                .endsWith("IllegalStateException: oh");
    }
}
