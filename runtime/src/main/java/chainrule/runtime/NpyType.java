package chainrule.runtime;

import java.nio.ByteBuffer;

/** The element types that we read and write, by the letters and sizes in which NumPy names them. */
public enum NpyType {
    F4("f4", 4) {
        @Override
        Object decode(ByteBuffer bytes) {
            float[] values = new float[bytes.remaining() / 4];
            bytes.asFloatBuffer().get(values);
            return values;
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asFloatBuffer().put((float[]) values);
        }
    },
    F8("f8", 8) {
        @Override
        Object decode(ByteBuffer bytes) {
            double[] values = new double[bytes.remaining() / 8];
            bytes.asDoubleBuffer().get(values);
            return values;
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asDoubleBuffer().put((double[]) values);
        }
    },
    I4("i4", 4) {
        @Override
        Object decode(ByteBuffer bytes) {
            int[] values = new int[bytes.remaining() / 4];
            bytes.asIntBuffer().get(values);
            return values;
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asIntBuffer().put((int[]) values);
        }
    },
    I8("i8", 8) {
        @Override
        Object decode(ByteBuffer bytes) {
            long[] values = new long[bytes.remaining() / 8];
            bytes.asLongBuffer().get(values);
            return values;
        }

        @Override
        void encode(Object values, ByteBuffer bytes) {
            bytes.asLongBuffer().put((long[]) values);
        }
    };

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

    /** A Java array of the elements in all the bytes that remain, in the buffer's byte order. */
    abstract Object decode(ByteBuffer bytes);

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
