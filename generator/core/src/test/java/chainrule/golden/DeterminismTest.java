package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same specification gives the same bytes: a second time, after other networks, and in another virtual machine, where
 * identity hashes and the order of immutable sets and maps are others.
 */
class DeterminismTest {

    private static final String TEXT = Golden.everything(false);

    @Test
    void aSecondTimeAndInAnotherOrder() {
        assertThat(Golden.everything(true)).isEqualTo(TEXT);
    }

    /** Two of the JVM's ways to make identity hashes: all the same, and counted up. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void inAnotherVirtualMachine(int hashCode) throws IOException {
        assertThat(printed(hashCode, hashCode == 3)).isEqualTo(TEXT);
    }

    private static String printed(int hashCode, boolean reverse) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UnlockExperimentalVMOptions", "-XX:+IgnoreUnrecognizedVMOptions"));
        command.addAll(List.of("-XX:hashCode=" + hashCode, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PrintEverything.class.getName()));
        command.add(String.valueOf(reverse));
        Process java = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = java.getInputStream()) {
            return new String(out.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
