package chainrule.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.lang.model.SourceVersion;

/** The folder of the specs, in which each folder is a package. */
record SpecFolder(Path root) {
    private static final String SUFFIX = ".net";

    /** All specs, in a fixed order; none if there is no such folder. */
    List<Path> specs() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
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
