package chainrule.cli;

import chainrule.compiler.GeneratedClass;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of Java sources, in which each package is a folder. */
record SourceFolder(Path root) {

    /** Writes classes, and returns their files. */
    List<Path> write(List<GeneratedClass> classes) throws IOException {
        List<Path> files = new ArrayList<>();
        for (GeneratedClass generated : classes) {
            Path file = root.resolve(generated.qualifiedName().replace('.', '/') + ".java");
            createFolder(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> out.write(generated.source().getBytes(StandardCharsets.UTF_8)));
            files.add(file);
        }
        return files;
    }

    private void createFolder(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(e.getFile() + ": is a file, expected a folder", e);
        } catch (IOException e) {
            throw new IOException(root + ": cannot create this folder", e);
        }
    }
}
