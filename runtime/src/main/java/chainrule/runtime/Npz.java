package chainrule.runtime;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Arrays by name in NumPy's format {@code .npz}: a zip file with an {@code .npy} file for each. */
public final class Npz {
    private static final String SUFFIX = ".npy";
    /** The start of a zip file's calendar, which NumPy writes too: the same arrays give the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** In bytes; what is smaller does no harm, however little it was packed to. */
    private static final long LARGE = 1L << 26;
    /** Weights pack to a tenth less, small integers to a tenth; zeros alone to a thousandth. */
    private static final long MOST_SWOLLEN = 100;

    private Npz() {}

    /**
     * Reads all arrays, stored or deflated, in the order of the file. Entries that are not {@code .npy} files are passed
     * over.
     *
     * @throws IOException with a sentence that names the file and, if one is at fault, the array
     */
    public static Map<String, NpyArray> read(Path file) throws IOException {
        return read(file, name -> true);
    }

    /**
     * Reads the arrays of some names, and nothing of the others.
     *
     * @throws IOException as {@link #read(Path)}
     */
    public static Map<String, NpyArray> read(Path file, Predicate<String> wanted) throws IOException {
        // The check tells a missing file and a folder from a file that is no zip.
        FileProblem.checkRegular(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            long bytes = 0;
            for (ZipEntry entry : entries(zip, wanted)) {
                try {
                    if (arrays.containsKey(nameOf(entry))) {
                        throw new IOException("there are two of this name");
                    }
                    bytes += checkedSize(entry, bytes);
                    arrays.put(nameOf(entry), read(zip, entry));
                } catch (IOException e) {
                    throw new IOException(file + ": cannot read the array " + nameOf(entry) + ": " + FileProblem.reason(e), e);
                }
            }
            return arrays;
        } catch (ZipException | EOFException e) {
            throw notOfNumPy(file, FileProblem.reason(e), e);
        } catch (IllegalArgumentException e) { // the zip file system's word for a name that is not UTF-8
            throw notOfNumPy(file, "the name of an array is damaged", e);
        }
    }

    private static IOException notOfNumPy(Path file, String reason, Exception e) {
        return new IOException(file + " is not an .npz file, as numpy.savez writes it: " + reason, e);
    }

    private static List<? extends ZipEntry> entries(ZipFile zip, Predicate<String> wanted) {
        return zip.stream()
                .filter(e -> e.getName().endsWith(SUFFIX) && wanted.test(nameOf(e)))
                .toList();
    }

    private static String nameOf(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
    }

    /** Refuses what would fill the memory: what a few bytes unpack to, and what is past half of all that Java may take. */
    private static long checkedSize(ZipEntry entry, long before) throws IOException {
        long size = entry.getSize();
        long packed = entry.getCompressedSize();
        if (size < 0 || packed < 0 || entry.getMethod() == ZipEntry.STORED && size != packed) {
            throw new IOException("it is damaged: its size is wrong");
        } else if (size > LARGE && size / MOST_SWOLLEN > packed) {
            throw new IOException("its " + packed + " bytes would unpack to " + size + " bytes: expected at most "
                    + MOST_SWOLLEN + " times as many");
        } else if (size > Runtime.getRuntime().maxMemory() / 2 - before) {
            throw new IOException("its " + size + " bytes are too many for the memory that Java has, of "
                    + Runtime.getRuntime().maxMemory() + " bytes: give it more by -Xmx");
        }
        return size;
    }

    private static NpyArray read(ZipFile zip, ZipEntry entry) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            NpyArray array = Npy.read(in, entry.getSize());
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new IOException("it is damaged: its checksum is wrong");
            }
            return array;
        } catch (ZipException | EOFException e) {
            throw new IOException("it is damaged: " + FileProblem.reason(e), e);
        }
    }

    /**
     * Writes arrays in the order of the map, stored as {@code numpy.savez} does. The file appears whole or not at all, and
     * the same arrays give the same bytes.
     *
     * @throws IOException with a sentence that names the file
     */
    public static void write(Path file, Map<String, NpyArray> arrays) throws IOException {
        WholeFile.write(file, out -> write(out, arrays));
    }

    private static void write(OutputStream out, Map<String, NpyArray> arrays) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, NpyArray> array : arrays.entrySet()) {
            byte[] bytes = Npy.encode(array.getValue());
            zip.putNextEntry(entry(array.getKey() + SUFFIX, bytes));
            zip.write(bytes);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static ZipEntry entry(String name, byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        entry.setTimeLocal(NO_TIME);
        return entry;
    }
}
