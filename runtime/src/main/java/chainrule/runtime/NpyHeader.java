package chainrule.runtime;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text at the start of an {@code .npy} file: a Python dictionary with the element type, the order and the shape, such
 * as <code>{'descr': '&lt;f4', 'fortran_order': False, 'shape': (3, 2), }</code>.
 *
 * @param columnMajor whether the first axis is contiguous (Fortran's order) instead of the last
 */
record NpyHeader(NpyType type, ByteOrder byteOrder, boolean columnMajor, int[] shape) {
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    /** How much of a header that is wrong is shown, in characters. */
    private static final int SHOWN = 120;

    private static final Pattern DESCR = Pattern.compile("['\"]descr['\"]\\s*:\\s*['\"]([^'\"]*)['\"]");
    private static final Pattern ORDER = Pattern.compile("['\"]fortran_order['\"]\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("['\"]shape['\"]\\s*:\\s*\\(([^)]*)\\)");
    private static final Pattern AXIS = Pattern.compile("(\\d+)L?");

    /** Reads the text; the exception's sentence does not name the file. */
    static NpyHeader parse(String text) throws IOException {
        String descr = find(DESCR, text);
        return new NpyHeader(
                type(descr),
                descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                find(ORDER, text).equals("True"),
                shape(find(SHAPE, text)));
    }

    private static String find(Pattern pattern, String text) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("its header is not one of a plain array of numbers: " + shown(text));
        }
        return matcher.group(1);
    }

    /** What a sentence shows of a text that may be anything: its start, without what a terminal would obey. */
    private static String shown(String text) {
        String printable = text.strip().replaceAll("[^\\p{Print}]", "?");
        return printable.length() > SHOWN ? printable.substring(0, SHOWN) + "..." : printable;
    }

    private static NpyType type(String descr) throws IOException {
        for (NpyType type : NpyType.values()) {
            if (descr.equals("<" + type.code()) || descr.equals(">" + type.code())) {
                return type;
            }
        }
        throw new IOException(
                "its element type is '" + shown(descr) + "': expected f4, f8, i4 or i8, which NumPy's astype makes of others");
    }

    private static int[] shape(String tuple) throws IOException {
        String[] axes = tuple.isBlank() ? new String[0] : tuple.strip().split("\\s*,\\s*");
        int[] shape = new int[axes.length];
        long size = 1;
        for (int i = 0; i < axes.length; i++) {
            shape[i] = axis(axes[i], tuple);
            size *= shape[i];
            if (size > LONGEST_ARRAY) {
                throw new IOException("its shape (" + shown(tuple) + ") is past the limit of a Java array");
            }
        }
        return shape;
    }

    private static int axis(String text, String tuple) throws IOException {
        Matcher matcher = AXIS.matcher(text);
        try {
            return Integer.parseInt(matcher.matches() ? matcher.group(1) : "");
        } catch (NumberFormatException e) {
            throw new IOException("its shape is not one that Java can hold: (" + shown(tuple) + ")", e);
        }
    }

    /** The number of elements. */
    int size() {
        return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    }

    /** As NumPy writes it, without padding. */
    String text() {
        String descr = (byteOrder == ByteOrder.BIG_ENDIAN ? ">" : "<") + type.code();
        String tuple = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        return "{'descr': '" + descr + "', 'fortran_order': " + (columnMajor ? "True" : "False") + ", 'shape': ("
                + (shape.length == 1 ? tuple + "," : tuple) + "), }";
    }
}
