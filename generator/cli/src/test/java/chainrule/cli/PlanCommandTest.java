package chainrule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    @TempDir
    Path folder;

    @Test
    void showsKernelsAndWhatTheyTake() {
        String text = Ran.in(folder, "plan", Spec.line(folder)).isDone().out();
        assertThat(text).startsWith("plan Line\n  memory: ").contains("kept for backward: ", "multiply-adds: forward ", "\nforward 1: ", "\nbackward 1: ");
    }

    @Test
    void aWrongSpecIsRefused() {
        Ran.in(folder, "plan", Spec.broken(folder)).isRefused(1, "Broken.net:4:6: error:");
    }
}
