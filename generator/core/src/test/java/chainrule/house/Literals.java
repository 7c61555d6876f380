package chainrule.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The quoted words in source texts: strings and characters of Java, tokens of a grammar. Comments do not count. */
final class Literals {

    /** Group 1 is what stands in quotes. */
    private static final Pattern TOKEN = Pattern.compile(
            "//.*|/\\*[\\s\\S]*?\\*/|\"\"\"[\\s\\S]*?\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"|'((?:\\\\.|[^'\\\\\\n])*)'");

    private Literals() {}

    static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        for (Matcher m = TOKEN.matcher(text); m.find(); ) {
            String quoted = m.group(1) == null ? m.group(2) : m.group(1);
            if (quoted != null) {
                found.add(quoted);
            }
        }
        return found;
    }

    /** The files below a folder with this ending. */
    static List<Path> files(Path folder, String ending) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
