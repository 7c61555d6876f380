package chainrule.library;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the files that a specification imports may lie, with all symbolic links followed.
 *
 * @param folders the project's folder, and that of the specification, which may be a link to a place outside
 */
record Project(List<Path> folders) {

    private static final List<String> MARKS = List.of("pom.xml", ".git");
    private static final String SUFFIX = ".net";

    /**
     * The project of a specification.
     *
     * @param base its folder if it is known; else the nearest one upward that has a mark, else the specification's own
     */
    static Project of(Path spec, Optional<Path> base) {
        Path own = spec.toAbsolutePath().normalize().getParent();
        List<Path> folders = new ArrayList<>();
        for (Path folder : List.of(base.orElseGet(() -> marked(own)), own)) {
            try {
                folders.add(folder.toRealPath());
            } catch (IOException e) {
                // A folder that is not there holds no file.
            }
        }
        return new Project(folders);
    }

    private static Path marked(Path own) {
        for (Path folder = own; folder != null; folder = folder.getParent()) {
            if (MARKS.stream().map(folder::resolve).anyMatch(Files::exists)) {
                return folder;
            }
        }
        return own;
    }

    /** Why a file may not be imported, if so; its content is not looked at. */
    Optional<String> objection(Path file) {
        if (!file.toString().endsWith(SUFFIX)) {
            return Optional.of("expected a file whose name ends in `.net`");
        }
        try {
            Path real = file.toRealPath();
            if (folders.stream().noneMatch(real::startsWith)) {
                return outside();
            } else if (!real.toString().endsWith(SUFFIX)) {
                return Optional.of("it is a link to a file whose name does not end in `.net`");
            }
            return Optional.empty();
        } catch (IOException e) {
            Path expected = file.toAbsolutePath().normalize();
            return folders.stream().anyMatch(expected::startsWith) ? Optional.empty() : outside();
        }
    }

    private Optional<String> outside() {
        return Optional.of("it is outside the project"
                + (folders.isEmpty() ? "" : ", whose folder is `" + folders.get(0) + "`"));
    }
}
