package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesAClassForEachSpec() {
        Path out = folder.resolve("out");
        String printed = Ran.in(folder, "generate", Spec.twoLayers(folder), Spec.classes(folder), "-d", out)
                .isDone()
                .out();
        assertThat(printed.lines())
                .containsExactly(
                        out.resolve("Two.java").toString(),
                        out.resolve("Three.java").toString());
        assertThat(out.resolve("Two.java"))
                .content()
                .contains("public final class Two")
                .doesNotContain("package");
    }

    @Test
    void packageAndPrecisionCanBeChosen() {
        Ran.in(folder, "generate", Spec.classes(folder), "-d", folder, "--package", "a.b", "--double")
                .isDone();
        assertThat(folder.resolve("a/b/Three.java")).content().contains("package a.b;", "double[]");
    }

    @Test
    void oneWrongSpecStopsAll() {
        Path out = folder.resolve("out");
        Path other = Spec.write(folder, "Other", "net Other {\n loss l = nothing\n}\n");
        Ran ran = Ran.in(folder, "generate", Spec.broken(folder), Spec.twoLayers(folder), other, "-d", out);
        ran.isRefused(1, "Broken.net:4:6: error:");
        assertThat(ran.err()).contains("Broken.net:5:15: error:", "Other.net:2:11: error:");
        assertThat(out).doesNotExist();
    }

    @Test
    void twoNetworksOfOneNameAreRefused() {
        Path first = Spec.classes(folder);
        Path copy = folder.resolve("Copy.net");
        assertThat(copied(first, copy)).exists();
        Ran.in(folder, "generate", first, copy, "-d", folder.resolve("out"))
                .isRefused(1, "both hold a network Three: expected networks of different names");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static Path copied(Path from, Path to) {
        try {
            return Files.copy(from, to);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Ran.in(folder, "generate", Spec.classes(folder), "-d", file)
                .isRefused(1, file + ": is a file, expected a folder");
    }

    @Test
    void aClassByHandIsNotReplaced() throws IOException {
        Path spec = Spec.line(folder);
        Path file = Files.writeString(folder.resolve("Line.java"), "// by hand");
        Ran.in(folder, "generate", spec, "-d", folder).isRefused(1, file + " is there and was not generated: ");
        assertThat(file).hasContent("// by hand");
        Files.delete(file);
        Ran.in(folder, "generate", spec, "-d", folder).isDone();
        Ran.in(folder, "generate", spec, "-d", folder, "--double").isDone();
        assertThat(file).content().contains("double[]");
    }
}
