package chainrule.source;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Objects;

/**
 * The text of one file, with the name under which the user knows it.
 *
 * <p>The content is in Unicode normal form C, has no byte order mark, and its lines end in a single line feed; all
 * offsets, lines and columns refer to this content. Two texts are equal only if they are the same object.
 */
public final class SourceText {
    private final String name;
    private final String content;
    private final int[] lineStarts;

    private SourceText(String name, String content) {
        this.name = Objects.requireNonNull(name, "name");
        this.content = content;
        this.lineStarts = lineStarts(content);
    }

    /**
     * A text that is already in memory.
     *
     * @param name the path or other name that diagnostics show
     * @param content the characters as typed; they are normalised here
     */
    public static SourceText of(String name, String content) {
        return new SourceText(name, normalized(content));
    }

    /**
     * Reads a UTF-8 file, or what a pipe brings; its name is the path as given.
     *
     * @throws UnreadableSourceException if there is no such file, or it is a directory, empty, or not text
     */
    public static SourceText read(Path path) throws UnreadableSourceException {
        return read(path, path.toString());
    }

    /**
     * Reads a UTF-8 file that is shown to the user under another name.
     *
     * @throws UnreadableSourceException if there is no such file, or it is a directory, empty, or not text
     */
    public static SourceText read(Path path, String name) throws UnreadableSourceException {
        return SourceReader.read(path, name);
    }

    /**
     * Reads a UTF-8 file that others may read again; its name is the path as given.
     *
     * @throws UnreadableSourceException as {@link #read(Path)}, and if it is a device or a pipe
     */
    public static SourceText readFile(Path path) throws UnreadableSourceException {
        return readFile(path, SourceReader.MAX_BYTES);
    }

    /**
     * The same for a file that is not to be large.
     *
     * @throws UnreadableSourceException as {@link #readFile(Path)}, and if it has more bytes
     */
    public static SourceText readFile(Path path, long maxBytes) throws UnreadableSourceException {
        return SourceReader.readFile(path, maxBytes);
    }

    /** The name that diagnostics show. */
    public String name() {
        return name;
    }

    /** The normalised characters. */
    public String content() {
        return content;
    }

    /** The number of lines, at least 1. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The line, counted from 1, that holds an offset between 0 and the length. */
    public int lineAt(int offset) {
        int index = Arrays.binarySearch(lineStarts, Objects.checkIndex(offset, content.length() + 1));
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** The offset of the first character of a line, counted from 1. */
    public int lineStart(int line) {
        return lineStarts[line - 1];
    }

    /** The characters of a line, counted from 1, without its line feed. */
    public String line(int line) {
        int end = line < lineStarts.length ? lineStarts[line] - 1 : content.length();
        return content.substring(lineStarts[line - 1], end);
    }

    /** A range of this text. */
    public SourceSpan span(int start, int end) {
        return new SourceSpan(this, start, end);
    }

    @Override
    public String toString() {
        return name;
    }

    private static String normalized(String content) {
        String text = content.startsWith("\uFEFF") ? content.substring(1) : content;
        return Normalizer.normalize(text.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC);
    }

    private static int[] lineStarts(String content) {
        int[] starts = new int[1 + (int) content.chars().filter(c -> c == '\n').count()];
        int line = 0;
        for (int i = 0; i < content.length(); i++) {
            if (content.charAt(i) == '\n') {
                starts[++line] = i + 1;
            }
        }
        return starts;
    }
}
