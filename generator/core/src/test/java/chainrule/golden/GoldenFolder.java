package chainrule.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of golden files. With {@code -Dchainrule.golden.update=true} they are rewritten instead of compared. */
final class GoldenFolder {

    private static final String UPDATE = "chainrule.golden.update";

    private final Path folder;
    private final boolean update;

    GoldenFolder(Path folder, boolean update) {
        this.folder = folder;
        this.update = update;
    }

    /** The folder of this project: the sources, so that a rewritten file shows in the diff. */
    static GoldenFolder ofTheProject() {
        return new GoldenFolder(Path.of("src", "test", "resources", "golden"), Boolean.getBoolean(UPDATE));
    }

    /** Beside it, that of plans. */
    static GoldenFolder ofPlans() {
        return new GoldenFolder(Path.of("src", "test", "resources", "golden-plans"), Boolean.getBoolean(UPDATE));
    }

    /** Beside it, that of the other formats of a document. */
    static GoldenFolder ofFormats() {
        return new GoldenFolder(Path.of("src", "test", "resources", "golden-formats"), Boolean.getBoolean(UPDATE));
    }

    /** Compares to the letter, or rewrites. */
    void check(String file, String actual) throws IOException {
        Path path = folder.resolve(file);
        if (update) {
            Files.createDirectories(folder);
            Files.writeString(path, actual);
        }
        assertThat(path).as("-D" + UPDATE + "=true makes it").exists();
        assertThat(actual)
                .as(file + ": if the difference is meant, -D" + UPDATE + "=true rewrites it")
                .isEqualTo(read(file));
    }

    String read(String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }

    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
