package chainrule.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private Npz() {}

    /**
     * Reads all arrays, stored or deflated, in the order of the file. Entries that are not {@code .npy} files are passed
     * over.
     *
     * @throws IOException with a sentence that names the file and, if one is at fault, the array
     */
    public static Map<String, NpyArray> read(Path file) throws IOException {
        // The check tells a missing file and a folder from a file that is no zip.
        FileProblem.checkReadable(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, NpyArray> arrays = new LinkedHashMap<>();
            for (ZipEntry entry :
                    zip.stream().filter(e -> e.getName().endsWith(SUFFIX)).toList()) {
                arrays.put(nameOf(entry), read(zip, entry, file));
            }
            return arrays;
        } catch (ZipException e) {
            throw new IOException(file + " is not an .npz file, as numpy.savez writes it: " + e.getMessage(), e);
        }
    }

    private static String nameOf(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
    }

    private static NpyArray read(ZipFile zip, ZipEntry entry, Path file) throws IOException {
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            NpyArray array = Npy.read(in);
            in.transferTo(OutputStream.nullOutputStream());
            if (in.getChecksum().getValue() != entry.getCrc()) {
                throw new IOException("it is damaged: its checksum is wrong");
            }
            return array;
        } catch (IOException e) {
            throw new IOException(file + ": cannot read the array " + nameOf(entry) + ": " + e.getMessage(), e);
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
