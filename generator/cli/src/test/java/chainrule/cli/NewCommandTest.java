package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {
    @TempDir
    Path folder;

    @Test
    void writesASpecThatWorks() throws IOException {
        Path spec = folder.resolve("First.net");
        assertThat(Ran.in(folder, "new", "First").isDone().out()).contains("wrote " + spec);
        assertThat(spec).content().contains("net First {", "--data First.csv").doesNotContain("NAME");
        assertThat(Ran.in(folder, "derive", spec).isDone().out()).contains("ŷ");
        assertThat(Ran.in(folder, "gradcheck", spec, "-D", "hidden=3").isDone().out())
                .contains("All gradients agree.");
        Path data = Files.writeString(folder.resolve("First.csv"), "0,0,0\n0,1,1\n1,0,1\n1,1,0\n");
        String trained = Ran.in(
                        folder, "train", spec, "--data", data, "--epochs", 2000, "--batch", 4, "--test-fraction", 0)
                .isDone()
                .out();
        assertThat(trained).contains("accuracy 1 (4 of 4)");
    }

    @Test
    void overwritesNothing() throws IOException {
        Path spec = Files.writeString(folder.resolve("First.net"), "mine");
        Ran.in(folder, "new", "First").isRefused(1, spec + " exists already");
        assertThat(spec).hasContent("mine");
    }
}
