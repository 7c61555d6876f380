package chainrule.runtime;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One array in NumPy's format {@code .npy}: a magic word, a version, the length of the {@link NpyHeader}, the header, and
 * the elements. Reads versions 1.0 to 3.0, either byte order, row-major and column-major; writes 1.0, little-endian,
 * row-major.
 */
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    /** Magic word, version and length of the header in version 1.0. */
    private static final int PREFIX = MAGIC.length + 4;
    /** NumPy lets the elements start at a multiple of this. */
    private static final int ALIGNMENT = 64;
    /** The longest header that version 1.0 could say; ours have a few axes. */
    private static final int LONGEST_HEADER = 0xFFFF;

    private Npy() {}

    /**
     * Reads a file.
     *
     * @throws IOException with a sentence that names the file
     */
    public static NpyArray read(Path file) throws IOException {
        FileProblem.checkRegular(file);
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Files.size(file));
        } catch (IOException e) {
            throw FileProblem.in(file, e);
        }
    }

    /**
     * Writes a file, which appears whole or not at all.
     *
     * @throws IOException with a sentence that names the file
     */
    public static void write(Path file, NpyArray array) throws IOException {
        WholeFile.write(file, out -> out.write(encode(array)));
    }

    /**
     * Reads an array, which is all that is in the stream; the exception's sentence does not name the file. No more memory is
     * taken than the elements need that are there.
     *
     * @param size how many bytes are in the stream
     */
    static NpyArray read(InputStream in, long size) throws IOException {
        NpyHeader header = readHeader(in);
        long length = (long) header.size() * header.type().bytes();
        if (length > size) {
            throw new IOException("its header says " + length + " bytes of elements, but there are no more than " + size
                    + " bytes");
        }
        Object data = header.type().read(in, header.byteOrder(), header.size());
        if (in.read() >= 0) {
            throw new IOException("it goes on after its " + length + " bytes of elements");
        }
        return NpyArray.of(header.columnMajor() ? rowMajor(header, data) : data, header.shape());
    }

    private static NpyHeader readHeader(InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw new IOException("it is not an array in NumPy's format");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new IOException("its format has version " + version + ": expected 1 to 3");
        }
        byte[] text = readText(in, version);
        return NpyHeader.parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    private static byte[] readText(InputStream in, int version) throws IOException {
        try {
            DataInputStream data = new DataInputStream(in);
            int length =
                    version == 1 ? Short.reverseBytes(data.readShort()) & 0xFFFF : Integer.reverseBytes(data.readInt());
            if (length < 0 || length > LONGEST_HEADER) {
                throw new IOException("its header has " + Integer.toUnsignedString(length) + " bytes: expected at most "
                        + LONGEST_HEADER);
            }
            byte[] text = new byte[length];
            data.readFully(text);
            return text;
        } catch (EOFException e) {
            throw new IOException("it ends within its header", e);
        }
    }

    /** The elements of a column-major array in row-major order. */
    private static Object rowMajor(NpyHeader header, Object columnMajor) {
        int[] shape = header.shape();
        Object result = Array.newInstance(columnMajor.getClass().getComponentType(), header.size());
        int[] position = new int[shape.length];
        for (int target = 0; target < header.size(); target++) {
            int source = 0;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                source = source * shape[axis] + position[axis];
            }
            System.arraycopy(columnMajor, source, result, target, 1);
            advance(position, shape);
        }
        return result;
    }

    /** The next position in row-major order. */
    private static void advance(int[] position, int[] shape) {
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (++position[axis] < shape[axis]) {
                return;
            }
            position[axis] = 0;
        }
    }

    /** The bytes of a whole file. */
    static byte[] encode(NpyArray array) throws IOException {
        String header = new NpyHeader(array.type(), ByteOrder.LITTLE_ENDIAN, false, array.shape()).text();
        int start = (PREFIX + header.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        long length = start + (long) array.size() * array.type().bytes();
        if (length > Integer.MAX_VALUE - 8) {
            throw new IOException("an array of " + length + " bytes is too large to write");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (start - PREFIX));
        bytes.put(header.getBytes(StandardCharsets.US_ASCII));
        while (bytes.position() < start - 1) {
            bytes.put((byte) ' ');
        }
        bytes.put((byte) '\n');
        array.type().encode(array.data(), bytes);
        return bytes.array();
    }
}
