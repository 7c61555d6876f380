package chainrule.maven;

import chainrule.compiler.GeneratedClass;
import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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
    private final Map<Path, Path> specOf = new LinkedHashMap<>();
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final List<String> clashes = new ArrayList<>();

    Outputs(Path root) {
        this.root = root;
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
            clashes.add(spec + " and " + other + " hold networks of the same name: rename one of them");
        }
    }

    /** Two networks of one name in a package. */
    Failure clash() {
        return new Failure(clashes);
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
            if (!Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), planned.getValue())) {
                Files.createDirectories(file.getParent());
                WholeFile.write(file, out -> out.write(planned.getValue()));
                written.add(file);
            }
        }
        return written;
    }

    /** Deletes what the last run wrote and this one does not want, and returns it. */
    List<Path> deleteOthers(Stamp last) throws IOException {
        List<Path> deleted = new ArrayList<>();
        for (Stamp.Entry entry : last.entries().values()) {
            for (Path file : entry.written().keySet()) {
                if (!specOf.containsKey(file) && file.startsWith(root) && Files.deleteIfExists(file)) {
                    deleted.add(file);
                }
            }
        }
        return deleted;
    }
}
