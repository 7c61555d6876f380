package chainrule.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The element types that we read and write, by the letters and sizes in which NumPy names them. */
public enum NpyType {
    F4("f4", 4) {
        @Override
        Object allocate(int size) {
            return new float[size];
        }

        @Override
        void decode(ByteBuffer bytes, Object values, int at) {
            bytes.asFloatBuffer().get((float[]) values, at, bytes.remaining() / 4);
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asFloatBuffer().put((float[]) values);
        }
    },
    F8("f8", 8) {
        @Override
        Object allocate(int size) {
            return new double[size];
        }

        @Override
        void decode(ByteBuffer bytes, Object values, int at) {
            bytes.asDoubleBuffer().get((double[]) values, at, bytes.remaining() / 8);
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asDoubleBuffer().put((double[]) values);
        }
    },
    I4("i4", 4) {
        @Override
        Object allocate(int size) {
            return new int[size];
        }

        @Override
        void decode(ByteBuffer bytes, Object values, int at) {
            bytes.asIntBuffer().get((int[]) values, at, bytes.remaining() / 4);
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asIntBuffer().put((int[]) values);
        }
    },
    I8("i8", 8) {
        @Override
        Object allocate(int size) {
            return new long[size];
        }

        @Override
        void decode(ByteBuffer bytes, Object values, int at) {
            bytes.asLongBuffer().get((long[]) values, at, bytes.remaining() / 8);
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asLongBuffer().put((long[]) values);
        }
    };

    /** How many elements are read at a time. */
    private static final int PIECE = 8192;

    private final String code;
    private final int bytes;

    NpyType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** NumPy's letter and size, such as {@code f4}. */
    String code() {
        return code;
    }

    /** The size of an element in bytes. */
    int bytes() {
        return bytes;
    }

    /** A Java array of this type. */
    abstract Object allocate(int size);

    /** Puts the elements in all the bytes that remain, in the buffer's byte order, into an array from a place on. */
    abstract void decode(ByteBuffer bytes, Object values, int at);

    /** Reads an array's elements, piece by piece; the exception's sentence does not name the file. */
    Object read(InputStream in, ByteOrder order, int size) throws IOException {
        Object values = allocate(size);
        byte[] piece = new byte[Math.min(PIECE, size) * bytes];
        for (int at = 0; at < size; at += PIECE) {
            int length = Math.min(PIECE, size - at) * bytes;
            int got = in.readNBytes(piece, 0, length);
            if (got < length) {
                throw new IOException("it ends after " + ((long) at * bytes + got) + " of " + (long) size * bytes
                        + " bytes of elements");
            }
            decode(ByteBuffer.wrap(piece, 0, length).order(order), values, at);
        }
        return values;
    }

    /** Puts the elements of a Java array of this type into the buffer, in its byte order. */
    abstract void encode(Object values, ByteBuffer bytes);

    /** The type of a Java array: {@code float[]}, {@code double[]}, {@code int[]} or {@code long[]}. */
    static NpyType of(Object array) {
        if (array instanceof float[]) {
            return F4;
        } else if (array instanceof double[]) {
            return F8;
        } else if (array instanceof int[]) {
            return I4;
        } else if (array instanceof long[]) {
            return I8;
        }
        throw new IllegalArgumentException("expected a float[], double[], int[] or long[], got "
                + array.getClass().getSimpleName());
    }
}
