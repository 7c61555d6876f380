package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorksheetCommandTest {
    @TempDir
    Path folder;

    @Test
    void theKeyPassesTheCheck() throws IOException {
        Path spec = Spec.twoLayers(folder);
        String blanks = Ran.in(folder, "worksheet", spec).isDone().out();
        String key = Ran.in(folder, "worksheet", spec, "--key").isDone().out();
        assertThat(blanks).contains("____").isNotEqualTo(key);
        assertThat(key).doesNotContain("____");
        Path file = Files.writeString(folder.resolve("key.txt"), key);
        assertThat(Ran.in(folder, "check", spec, file).isDone().out()).doesNotContain("blank");
        Path open = Files.writeString(folder.resolve("open.txt"), blanks);
        assertThat(Ran.in(folder, "check", spec, open).isDone().out()).contains("still blank");
    }

    @Test
    void aWrongSpecIsRefused() {
        Ran.in(folder, "worksheet", Spec.broken(folder)).isRefused(1, "did you mean `sigmoid`?");
        Ran.in(folder, "worksheet").isRefused(2, "Missing required parameter: 'SPEC'");
    }
}
