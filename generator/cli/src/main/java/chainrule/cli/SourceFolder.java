package chainrule.cli;

import chainrule.cli.data.UserError;
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

    /**
     * Writes classes, and returns their files.
     *
     * @throws UserError before anything is written, if a file that a person wrote is in the way
     */
    List<Path> write(List<GeneratedClass> classes) throws IOException {
        for (GeneratedClass generated : classes) {
            check(file(generated));
        }
        List<Path> files = new ArrayList<>();
        for (GeneratedClass generated : classes) {
            Path file = file(generated);
            createFolder(file.toAbsolutePath().getParent());
            WholeFile.write(file, out -> out.write(generated.source().getBytes(StandardCharsets.UTF_8)));
            files.add(file);
        }
        return files;
    }

    private Path file(GeneratedClass generated) {
        return root.resolve(generated.qualifiedName().replace('.', '/') + ".java");
    }

    private static void check(Path file) throws IOException {
        if (Files.isRegularFile(file)
                && !GeneratedClass.isOne(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))) {
            throw new UserError(
                    file + " is there and was not generated: move it, rename the network, or choose another folder");
        }
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
