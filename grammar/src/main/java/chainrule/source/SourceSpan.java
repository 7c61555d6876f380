package chainrule.source;

import java.util.Objects;

/**
 * A half-open range of a source text, in UTF-16 offsets: {@code 0 <= start <= end <= text length}.
 *
 * @param text the text that the offsets belong to
 * @param start offset of the first character
 * @param end offset after the last character
 */
public record SourceSpan(SourceText text, int start, int end) {
    public SourceSpan {
        Objects.requireNonNull(text, "text");
        if (start < 0 || end < start || end > text.content().length()) {
            throw new IllegalArgumentException("span " + start + ".." + end + " does not lie in " + text + " of "
                    + text.content().length());
        }
    }

    /** The line of the first character, counted from 1. */
    public int line() {
        return text.lineAt(start);
    }

    /** The column of the first character, counted from 1 in code points; a tab is one column. */
    public int column() {
        int lineStart = text.lineStart(line());
        return text.content().codePointCount(lineStart, start) + 1;
    }

    /** The characters of the range. */
    public String content() {
        return text.content().substring(start, end);
    }

    /** The smallest range of the same text that covers this one and {@code other}. */
    public SourceSpan to(SourceSpan other) {
        if (other.text != text) {
            throw new IllegalArgumentException("spans of two texts: " + this + ", " + other);
        }
        return new SourceSpan(text, Math.min(start, other.start), Math.max(end, other.end));
    }

    /** The place as javac writes it: {@code name:line:column}. */
    @Override
    public String toString() {
        return text.name() + ":" + line() + ":" + column();
    }
}
