package chainrule.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is written at the end of long work. */
final class OutputFile {
    private OutputFile() {}

    /** Finds out before the work that the result will have no place. */
    static void check(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, expected a file");
        } else if (!Files.isDirectory(folder)) {
            throw new IOException(file + ": there is no folder " + folder);
        } else if (!Files.isWritable(folder) && !Files.isWritable(file)) {
            throw new IOException(file + ": permission denied");
        }
    }
}
