package chainrule.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing to tell the user about a place in a text. Immutable.
 *
 * @param severity how grave it is
 * @param code what kind it is, stable across versions, such as {@code unknown-name}
 * @param message one sentence without a final full stop; code in it stands in back-quotes
 * @param span the place
 * @param notes remarks that explain it
 * @param suggestion what to do about it, as a phrase such as {@code did you mean `sigmoid`?}
 */
public record Diagnostic(
        Severity severity,
        String code,
        String message,
        SourceSpan span,
        List<Note> notes,
        Optional<String> suggestion) {
    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(suggestion, "suggestion");
        notes = List.copyOf(notes);
    }

    /** An error without notes or suggestion. */
    public static Diagnostic error(String code, String message, SourceSpan span) {
        return new Diagnostic(Severity.ERROR, code, message, span, List.of(), Optional.empty());
    }

    /** A warning without notes or suggestion. */
    public static Diagnostic warning(String code, String message, SourceSpan span) {
        return new Diagnostic(Severity.WARNING, code, message, span, List.of(), Optional.empty());
    }

    /** The same with a remark about another place. */
    public Diagnostic withNote(String noteMessage, SourceSpan noteSpan) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(noteMessage, noteSpan));
        return new Diagnostic(severity, code, message, span, more, suggestion);
    }

    /** The same with a remark about no place in particular. */
    public Diagnostic withNote(String noteMessage) {
        return withNote(noteMessage, null);
    }

    /** The same with advice, a phrase such as {@code write `2*x`}. */
    public Diagnostic withSuggestion(String phrase) {
        return new Diagnostic(severity, code, message, span, notes, Optional.of(phrase));
    }

    /** The same asking whether the user meant {@code word}, if there is one. */
    public Diagnostic withNearMiss(Optional<String> word) {
        return word.map(w -> withSuggestion("did you mean `" + w + "`?")).orElse(this);
    }

    /** The message and the suggestion in one line. */
    public String text() {
        return suggestion.map(s -> message + ": " + s).orElse(message);
    }
}
