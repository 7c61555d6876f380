package chainrule.testing;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Reads from a class file how many bytes of code each method has (Java Virtual Machine Specification, chapter 4). */
public final class MethodSizes {

    /** HotSpot compiles no method that is larger: its flag HugeMethodLimit. */
    public static final int LIMIT = 8000;

    /**
     * A method.
     *
     * @param name the class and the method
     * @param bytes the length of its code
     */
    public record MethodSize(String name, int bytes) {}

    private final DataInputStream in;
    private final String className;
    private final List<MethodSize> sizes = new ArrayList<>();
    private String[] texts;

    private MethodSizes(String className, byte[] classFile) {
        this.className = className;
        this.in = new DataInputStream(new ByteArrayInputStream(classFile));
    }

    /** The methods with code, in the order of the file. */
    public static List<MethodSize> of(String className, byte[] classFile) {
        MethodSizes reader = new MethodSizes(className, classFile);
        try {
            reader.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader.sizes;
    }

    private void read() throws IOException {
        in.skipNBytes(8); // magic, versions
        constants();
        in.skipNBytes(6); // flags, this, super
        in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
        members(); // fields
        members(); // methods
    }

    private void constants() throws IOException {
        texts = new String[in.readUnsignedShort()];
        for (int k = 1; k < texts.length; k++) {
            int tag = in.readUnsignedByte();
            if (tag == 1) {
                texts[k] = in.readUTF();
            } else {
                in.skipNBytes(length(tag));
            }
            k += tag == 5 || tag == 6 ? 1 : 0; // long and double take two places
        }
    }

    private static int length(int tag) {
        return switch (tag) {
            case 7, 8, 16, 19, 20 -> 2;
            case 15 -> 3;
            case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
            case 5, 6 -> 8;
            default -> throw new IllegalStateException("no constant has tag " + tag);
        };
    }

    private void members() throws IOException {
        for (int k = in.readUnsignedShort(); k > 0; k--) {
            in.skipNBytes(2); // flags
            String name = texts[in.readUnsignedShort()];
            in.skipNBytes(2); // descriptor
            attributes(name);
        }
    }

    private void attributes(String member) throws IOException {
        for (int k = in.readUnsignedShort(); k > 0; k--) {
            boolean code = texts[in.readUnsignedShort()].equals("Code");
            int length = in.readInt();
            if (code) {
                in.skipNBytes(4); // stack, locals
                sizes.add(new MethodSize(className + "." + member, in.readInt()));
            }
            in.skipNBytes(code ? length - 8 : length);
        }
    }
}
