package chainrule.maven;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/** The folder of the specs, in which each folder is a package. */
record SpecFolder(Path root) {
    private static final String SUFFIX = ".net";

    /** All specs, in a fixed order; none if there is no such folder. Links are followed, but not round in a circle. */
    List<Path> specs() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> specs = new ArrayList<>();
        Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (isSpec(file, attributes)) {
                    specs.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                if (e instanceof FileSystemLoopException) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }
        });
        return specs.stream().sorted().toList();
    }

    /** Also a link to nowhere or to a device, of which the compiler says so; not one that an editor leaves for itself. */
    private static boolean isSpec(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        return name.endsWith(SUFFIX) && (attributes.isRegularFile() || !name.startsWith("."));
    }

    /** The package that a spec's folder stands for; empty at the root. */
    String packageOf(Path spec) {
        Path folder = root.relativize(spec).getParent();
        return folder == null
                ? ""
                : StreamSupport.stream(folder.spliterator(), false)
                        .map(Path::toString)
                        .collect(Collectors.joining("."));
    }

    /** Whether Java allows a package of this name. */
    static boolean isPackage(String name) {
        return name.isEmpty() || SourceVersion.isName(name);
    }

    /** The file's name without its ending. */
    static String nameOf(Path spec) {
        String name = spec.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }
}
