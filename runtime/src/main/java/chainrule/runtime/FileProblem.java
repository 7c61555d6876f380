package chainrule.runtime;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Turns what the file system says into a sentence for a person. */
final class FileProblem {
    private FileProblem() {}

    /** The same exception, with a sentence that names the file. */
    static IOException in(Path file, IOException e) {
        return new IOException(file + ": " + reason(e), e);
    }

    /** A file that can be read at any place: no folder, no device, no pipe. */
    static void checkRegular(Path file) throws IOException {
        try {
            file.getFileSystem().provider().checkAccess(file, AccessMode.READ);
        } catch (IOException e) {
            throw in(file, e);
        }
        if (Files.isDirectory(file)) {
            throw new IOException(file + ": is a folder, expected a file");
        } else if (!Files.isRegularFile(file)) {
            throw new IOException(file + ": is a device or a pipe, expected a file");
        }
    }

    /** In words: never the {@code null} of an exception without a message. */
    static String reason(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file or folder";
        } else if (e instanceof AccessDeniedException) {
            return "permission denied";
        } else if (e instanceof FileSystemException fs && fs.getReason() != null) {
            return fs.getReason();
        }
        return e.getMessage() == null
                ? e instanceof EOFException ? "it ends too early" : e.getClass().getSimpleName()
                : e.getMessage();
    }
}
