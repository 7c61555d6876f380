package chainrule.runtime;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes a file that appears whole or not at all: under another name in the same folder first, then renamed. */
public final class WholeFile {
    /** What to write. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /**
     * Writes a file, or replaces it. What is not a plain file, such as a terminal or a pipe, is written to directly.
     *
     * @throws IOException with a sentence that names the file; if it existed, it is as before
     */
    public static void write(Path file, Content content) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("is a folder, expected a file");
            } else if (Files.exists(file) && !Files.isRegularFile(file)) {
                fill(file, content, StandardOpenOption.WRITE);
            } else {
                replace(target(file), content);
            }
        } catch (IOException e) {
            throw FileProblem.in(file, e);
        }
    }

    /**
     * Finds out whether a file could be written, by a draft beside it that is deleted again. The file itself is not touched.
     *
     * @throws IOException with a sentence that names the file
     */
    public static void check(Path file) throws IOException {
        try {
            Path draft = draft(target(file));
            try {
                fill(draft, out -> out.write(0), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw FileProblem.in(file, e);
        }
    }

    /** Where a symbolic link leads. */
    private static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    }

    private static Path draft(Path file) {
        return file.resolveSibling("." + file.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
    }

    private static void replace(Path file, Content content) throws IOException {
        Path draft = draft(file);
        try {
            fill(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            rename(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void fill(Path file, Content content, StandardOpenOption... options) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file, options))) {
            content.writeTo(out);
        }
    }

    private static void rename(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
