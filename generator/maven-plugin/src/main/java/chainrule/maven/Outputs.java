package chainrule.maven;

import chainrule.compiler.GeneratedClass;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of the output folder: which spec each belongs to, and what is to be in it. */
final class Outputs {
    private final Path root;
    private final Stamp last;
    private final List<Stamp> others;
    private final Map<Path, Path> specOf = new LinkedHashMap<>();
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final List<String> clashes = new ArrayList<>();

    /**
     * @param last what this execution wrote the last time
     * @param others what the project's other executions wrote
     */
    Outputs(Path root, Stamp last, List<Stamp> others) {
        this.root = root;
        this.last = last;
        this.others = others;
    }

    /** The files of a spec that is up to date. */
    void keep(Path spec, Collection<Path> files) {
        files.forEach(file -> claim(file, spec));
    }

    /** The class of a spec that was compiled. */
    void plan(SpecResult result) {
        result.generated().ifPresent(generated -> {
            Path file = fileOf(generated);
            claim(file, result.spec());
            contents.put(file, generated.source().getBytes(StandardCharsets.UTF_8));
        });
    }

    private Path fileOf(GeneratedClass generated) {
        return root.resolve(generated.qualifiedName().replace('.', '/') + ".java");
    }

    private void claim(Path file, Path spec) {
        Path other = specOf.putIfAbsent(file, spec);
        if (other != null) {
            clash(spec, other);
        }
    }

    private void clash(Path spec, Path other) {
        clashes.add(spec + " and " + other + " hold networks of the same name: rename one of them");
    }

    /** Two networks of one name in a package, or a file that is somebody else's where a class is to be. */
    Failure clash() throws IOException {
        for (Map.Entry<Path, byte[]> planned : contents.entrySet()) {
            Path file = planned.getKey();
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    && last.specOf(file).isEmpty()
                    && !holds(file, planned.getValue())) {
                inTheWay(file);
            }
        }
        return new Failure(clashes);
    }

    private void inTheWay(Path file) {
        List<Path> specs =
                others.stream().flatMap(o -> o.specOf(file).stream()).toList();
        if (specs.isEmpty()) {
            clashes.add(file + " was not written by this plugin, and would be replaced by the class of "
                    + specOf.get(file) + ": move the file, rename the network, or choose another outputDirectory");
        }
        specs.stream()
                .filter(other -> !other.equals(specOf.get(file)) && Files.exists(other))
                .forEach(other -> clash(specOf.get(file), other));
    }

    private static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** The files of a spec. */
    List<Path> of(Path spec) {
        return specOf.keySet().stream()
                .filter(file -> specOf.get(file).equals(spec))
                .toList();
    }

    /** Writes what has changed, and returns it: a file with the same content keeps its time. */
    List<Path> write() throws IOException {
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, byte[]> planned : contents.entrySet()) {
            Path file = planned.getKey();
            if (!holds(file, planned.getValue())) {
                Files.createDirectories(file.getParent());
                WholeFile.write(file, out -> out.write(planned.getValue()));
                written.add(file);
            }
        }
        return written;
    }

    /** Deletes what the last run wrote and nobody wants now, and returns it. What was changed since stays. */
    List<Path> deleteUnwanted() throws IOException {
        List<Path> deleted = new ArrayList<>();
        for (Path file : unwanted()) {
            if (isUnchanged(file) && Files.deleteIfExists(file)) {
                deleted.add(file);
            }
        }
        return deleted;
    }

    /** What the last run wrote and nobody wants now, but somebody has changed. */
    List<Path> changedByOthers() {
        return unwanted().stream()
                .filter(file -> Files.exists(file) && !isUnchanged(file))
                .toList();
    }

    private List<Path> unwanted() {
        return last.entries().values().stream()
                .flatMap(entry -> entry.written().keySet().stream())
                .filter(file -> !specOf.containsKey(file) && file.startsWith(root))
                .filter(file -> others.stream().allMatch(o -> o.specOf(file).isEmpty()))
                .toList();
    }

    private boolean isUnchanged(Path file) {
        return last.entries().values().stream()
                .anyMatch(entry -> Fingerprint.of(file).equals(entry.written().get(file)));
    }
}
