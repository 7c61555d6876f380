package chainrule.source;

import java.util.Objects;
import java.util.Optional;

/**
 * A remark that explains a diagnostic, such as where the other declaration stands.
 *
 * @param message one sentence without a final full stop
 * @param span the place it speaks of, or null when it speaks of none
 */
public record Note(String message, SourceSpan span) {
    public Note {
        Objects.requireNonNull(message, "message");
    }

    /** A note that points nowhere. */
    public static Note of(String message) {
        return new Note(message, null);
    }

    /** The place of this note, if it has one. */
    public Optional<SourceSpan> place() {
        return Optional.ofNullable(span);
    }
}
