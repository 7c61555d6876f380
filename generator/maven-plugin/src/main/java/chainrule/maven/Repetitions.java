package chainrule.maven;

import chainrule.source.Diagnostic;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What is wrong with a file that several specs import, said once. */
final class Repetitions {
    private Repetitions() {}

    /** A place and what there is to say about it. */
    private record Said(Path file, int line, int column, String text) {
        static Said of(Diagnostic d) {
            Path file = Path.of(d.span().text().name()).toAbsolutePath().normalize();
            return new Said(file, d.span().line(), d.span().column(), d.text());
        }
    }

    static List<Diagnostic> without(Stream<Diagnostic> diagnostics) {
        Map<Said, Diagnostic> first = new LinkedHashMap<>();
        diagnostics.forEach(d -> first.putIfAbsent(Said.of(d), d));
        return List.copyOf(first.values());
    }
}
