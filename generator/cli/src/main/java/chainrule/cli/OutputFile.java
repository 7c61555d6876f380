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
     * @throws IOException with a sentence that names the file
     */
    static void check(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, expected a file");
        } else if (!Files.isDirectory(folder)) {
            throw new IOException(file + ": there is no folder " + folder);
        } else if (!Files.exists(file) || Files.isRegularFile(file)) {
            WholeFile.check(file);
        } else if (!Files.isWritable(file)) {
            throw new IOException(file + ": permission denied");
        }
    }

    /** The same for a file that is written again and again, each time as a whole. */
    static void checkReplaceable(Path file) throws IOException {
        check(file);
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new IOException(file + ": is a device or a pipe, expected a file");
        }
    }
}
