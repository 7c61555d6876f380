package chainrule.source;

import java.io.IOException;

/** Thrown for a file that cannot be read as a source text; carries the diagnostic to show to the user. */
public final class UnreadableSourceException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    UnreadableSourceException(Diagnostic diagnostic) {
        super(diagnostic.span().text().name() + ": " + diagnostic.message());
        this.diagnostic = diagnostic;
    }

    /** What to tell the user; its span points at the offending place, or at the start of an unread file. */
    public Diagnostic diagnostic() {
        return diagnostic;
    }
}
