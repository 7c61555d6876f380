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

    /** As many as Linux follows. */
    private static final int MOST_LINKS = 40;

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

    /** Where symbolic links lead, also where nothing is yet. */
    private static Path target(Path file) throws IOException {
        Path at = file;
        for (int links = 0; Files.isSymbolicLink(at); links++) {
            if (links == MOST_LINKS) {
                throw new IOException("its symbolic links lead in a circle");
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
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
