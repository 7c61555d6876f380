package chainrule.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects what a compilation has to say; passed down to every pass. The same code and message at the same place is
 * kept once, whoever reports it. Not safe for use by several threads.
 */
public final class Diagnostics {
    private record Key(String code, String message, String name, int start) {}

    private final Map<Key, Diagnostic> all = new LinkedHashMap<>();

    /** Adds a diagnostic, unless the same has been said of the same place. */
    public void add(Diagnostic diagnostic) {
        SourceSpan span = diagnostic.span();
        Key key = new Key(diagnostic.code(), diagnostic.message(), span.text().name(), span.start());
        all.putIfAbsent(key, diagnostic);
    }

    /** Adds an error without notes or suggestion. */
    public void error(String code, String message, SourceSpan span) {
        add(Diagnostic.error(code, message, span));
    }

    /** Adds a warning without notes or suggestion. */
    public void warning(String code, String message, SourceSpan span) {
        add(Diagnostic.warning(code, message, span));
    }

    /** Whether anything was said that stops the compilation. */
    public boolean hasErrors() {
        return errorCount() > 0;
    }

    /** How many errors there are. */
    public int errorCount() {
        return (int) all.values().stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .count();
    }

    /** Whether nothing was said at all. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Everything: files in the order in which they were first spoken of, each from top to bottom. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> result = new ArrayList<>(all.values());
        List<String> files =
                result.stream().map(d -> d.span().text().name()).distinct().toList();
        result.sort((d, e) -> {
            int byFile = files.indexOf(d.span().text().name()) - files.indexOf(e.span().text().name());
            return byFile != 0 ? byFile : Integer.compare(d.span().start(), e.span().start());
        });
        return result;
    }
}
