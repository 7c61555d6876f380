package chainrule.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Networks as people who were not of this project wrote them: convolutions, recurrences, attention, chains of hidden states. */
public final class FieldSpecs {

    private FieldSpecs() {}

    /** The files, by their names without the ending, in order. */
    public static Map<String, Path> all() {
        Map<String, Path> specs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder())) {
            files.forEach(f -> specs.put(f.getFileName().toString().replace(".net", ""), f));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return specs;
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(FieldSpecs.class.getResource("/field")).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
