package chainrule.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    @TempDir
    Path folder;

    @Test
    void comesBackAsItWas() throws IOException {
        Path spec = Files.writeString(folder.resolve("a spec.net"), "1");
        Path written = Files.writeString(folder.resolve("A.java"), "2");
        Path library = Files.writeString(folder.resolve("lib.net"), "3");
        Stamp stamp = new Stamp(
                "settings",
                Map.of(
                        spec, Stamp.Entry.of(List.of(spec, library), List.of(written)),
                        library, Stamp.Entry.of(List.of(library), List.of())));
        Path file = folder.resolve("stamp");
        stamp.write(file);
        assertThat(Stamp.read(file)).isEqualTo(stamp);
        assertThat(stamp.entries().get(spec).isCurrent()).isTrue();
        Files.writeString(library, "4");
        assertThat(stamp.entries().get(spec).isCurrent()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "something else\n",
                "chainrule 1 x\nread\n",
                "chainrule 1 x\nread a b\n",
                "chainrule 1 x\nodd - a\n"
            })
    void whatIsNoStampCountsAsNone(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("stamp"), text);
        assertThat(Stamp.read(file).entries()).isEmpty();
        assertThat(Stamp.read(folder.resolve("none")).entries()).isEmpty();
    }
}
