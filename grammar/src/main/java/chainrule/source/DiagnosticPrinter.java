package chainrule.source;

import java.util.List;

/**
 * Prints diagnostics as javac does: the place and the message, the line of the text, a caret under the place, then the
 * notes in the same manner.
 */
public final class DiagnosticPrinter {
    private static final int MAX_ERRORS = 100;

    /** Prints all, at most a hundred, each followed by a line feed. */
    public String print(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        diagnostics.stream().limit(MAX_ERRORS).forEach(d -> print(d, out));
        if (diagnostics.size() > MAX_ERRORS) {
            out.append("and ").append(diagnostics.size() - MAX_ERRORS).append(" more\n");
        }
        return out.toString();
    }

    /** Prints one with its notes; every line ends in a line feed. */
    public String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        print(diagnostic, out);
        return out.toString();
    }

    private static void print(Diagnostic diagnostic, StringBuilder out) {
        place(diagnostic.span(), diagnostic.severity().word(), diagnostic.text(), out);
        for (Note note : diagnostic.notes()) {
            note.place()
                    .ifPresentOrElse(
                            span -> place(span, "note", note.message(), out),
                            () -> out.append("note: ").append(note.message()).append('\n'));
        }
    }

    private static void place(SourceSpan span, String word, String message, StringBuilder out) {
        out.append(span).append(": ").append(word).append(": ").append(message).append('\n');
        Excerpt.of(span)
                .ifPresent(excerpt -> out.append(excerpt.line())
                        .append('\n')
                        .append(excerpt.caretLine())
                        .append('\n'));
    }
}
