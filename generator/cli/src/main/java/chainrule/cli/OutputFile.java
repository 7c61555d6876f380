package chainrule.cli;

import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written at the end of long work. */
final class OutputFile {
    private OutputFile() {}

    /**
     * Finds out before the work that the result will have no place, by writing another file there. What exists is not
     * touched.
     *
     * @param read what the command reads, null where it reads nothing: a result in its place would lose it, and so would one in
     *     the place of any specification
     * @throws IOException with a sentence that names the file
     */
    static void check(Path file, Path... read) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, expected a file");
        } else if (!Files.isDirectory(folder)) {
            throw new IOException(file + ": there is no folder " + folder);
        } else if (isOneOf(read, file) || isSpecification(file)) {
            throw new IOException(file + ": is what is read, or a specification, and would be lost: choose another file");
        } else if (!Files.exists(file) || Files.isRegularFile(file)) {
            WholeFile.check(file);
        } else if (!Files.isWritable(file)) {
            throw new IOException(file + ": permission denied");
        }
    }

    private static boolean isOneOf(Path[] read, Path file) throws IOException {
        for (Path p : read) {
            if (p != null && Files.isRegularFile(file) && Files.exists(p) && Files.isSameFile(p, file)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSpecification(Path file) {
        return Files.isRegularFile(file) && file.toString().endsWith(".net");
    }

    /** The same for a file that is written again and again, each time as a whole. */
    static void checkReplaceable(Path file, Path... read) throws IOException {
        check(file, read);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + ": is a device or a pipe, expected a file");
        }
    }
}
