package chainrule.cli.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads UTF-8, or UTF-16 with a byte order mark, and refuses what is neither with the line where it stands: a name with a
 * letter that nobody wrote would be a class of its own.
 */
final class TextReader extends Reader {
    private static final int BUFFER = 8192;

    private final Path file;
    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private boolean ended;
    private boolean started;
    private long line = 1;
    private char last;

    private TextReader(Path file, InputStream in, Charset charset) {
        this.file = file;
        this.in = in;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    static TextReader of(Path file, InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 2);
        byte[] mark = start.readNBytes(2);
        start.unread(mark);
        boolean isUtf16 = mark.length == 2 && (mark[0] & mark[1] & 0xFF) == 0xFE && (mark[0] ^ mark[1]) == 1;
        return new TextReader(file, start, isUtf16 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    }

    /**
     * Reads some characters.
     *
     * @throws UserError if they are not text
     */
    @Override
    public int read(char[] target, int from, int length) throws IOException {
        CharBuffer out = CharBuffer.wrap(target, from, length).slice();
        while (out.position() == 0 && out.hasRemaining()) {
            CoderResult result = decoder.decode(bytes, out, ended);
            count(out.duplicate().flip());
            if (result.isError()) {
                throw new UserError(List.of(file + ":" + line + ": error: this line is not UTF-8 text: the byte 0x"
                        + String.format("%02X", bytes.get(bytes.position())) + "; save the file as UTF-8"));
            } else if (out.position() == 0 && ended) {
                return -1;
            } else if (out.position() == 0) {
                fill();
            } else if (!started) {
                started = true;
                dropMark(out);
            }
        }
        return out.position();
    }

    private void fill() throws IOException {
        bytes.compact();
        int got = in.read(bytes.array(), bytes.position(), bytes.remaining());
        ended = got < 0;
        bytes.position(bytes.position() + Math.max(0, got)).flip();
    }

    private void count(CharSequence read) {
        for (int i = 0; i < read.length(); i++) {
            char c = read.charAt(i);
            line += c == '\r' || c == '\n' && last != '\r' ? 1 : 0;
            last = c;
        }
    }

    private static void dropMark(CharBuffer out) {
        if (out.get(0) == '\uFEFF') {
            out.flip().get();
            out.compact();
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
