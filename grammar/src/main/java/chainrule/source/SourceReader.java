package chainrule.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Turns a file's bytes into a text, or into the one diagnostic that says why it is none. */
final class SourceReader {
    /** Far more than a specification needs; a larger file is surely something else. */
    static final long MAX_BYTES = 16_000_000;

    private SourceReader() {}

    static SourceText read(Path path, String name) throws UnreadableSourceException {
        return text(bytes(path, name, MAX_BYTES), name, "");
    }

    /** Not from a device or a pipe, which may never end, or be empty the next time. */
    static SourceText readFile(Path path, long maxBytes) throws UnreadableSourceException {
        if (Files.exists(path) && !Files.isDirectory(path) && !Files.isRegularFile(path)) {
            SourceSpan nowhere = SourceText.of(path.toString(), "").span(0, 0);
            throw unreadable("this is a device or a pipe, not a file", nowhere);
        }
        return text(bytes(path, path.toString(), maxBytes), path.toString(), ": expected `net Name { … }`");
    }

    /** @param expected what an empty file should hold */
    private static SourceText text(byte[] bytes, String name, String expected) throws UnreadableSourceException {
        String content = decode(bytes, name);
        SourceText text = SourceText.of(name, content);
        int nul = text.content().indexOf('\0');
        if (nul >= 0) {
            throw unreadable("the file is not text: it holds a NUL character", text.span(nul, nul + 1));
        }
        if (text.content().isBlank()) {
            throw unreadable("the file is empty" + expected, text.span(0, 0));
        }
        return text;
    }

    private static byte[] bytes(Path path, String name, long maxBytes) throws UnreadableSourceException {
        SourceSpan nowhere = SourceText.of(name, "").span(0, 0);
        if (Files.isDirectory(path)) {
            throw unreadable("this is a directory, not a file", nowhere);
        }
        if (!Files.exists(path)) {
            throw unreadable("there is no such file", nowhere);
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes((int) maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw unreadable("the file is larger than " + maxBytes / 1_000_000 + " MB", nowhere);
            }
            return bytes;
        } catch (UnreadableSourceException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable("the file cannot be read", nowhere);
        }
    }

    private static String decode(byte[] bytes, String name) throws UnreadableSourceException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        String content = out.flip().toString();
        if (result.isError()) {
            SourceText readable = SourceText.of(name, content);
            int end = readable.content().length();
            String message = String.format(
                    "the file is not UTF-8 text: byte 0x%02X at offset %d", in.get(in.position()), in.position());
            throw unreadable(message, readable.span(end, end));
        }
        return content;
    }

    private static UnreadableSourceException unreadable(String message, SourceSpan span) {
        return new UnreadableSourceException(Diagnostic.error("unreadable-file", message, span));
    }
}
