package chainrule.maven;

import chainrule.runtime.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the last run read and wrote, with fingerprints, so that the next can tell what is still good.
 *
 * @param settings the fingerprint of the settings
 * @param entries by spec
 */
record Stamp(String settings, Map<Path, Entry> entries) {
    private static final String FORMAT = "chainrule 1 ";
    private static final String SUFFIX = ".stamp";

    /**
     * One spec's files, each with the fingerprint of its content.
     *
     * @param read the spec and what it imports
     * @param written its class, or nothing if the spec holds definitions only
     */
    record Entry(Map<Path, String> read, Map<Path, String> written) {
        static Entry of(List<Path> read, List<Path> written) {
            return new Entry(fingerprints(read), fingerprints(written));
        }

        private static Map<Path, String> fingerprints(List<Path> files) {
            Map<Path, String> fingerprints = new LinkedHashMap<>();
            files.forEach(file -> fingerprints.put(file, Fingerprint.of(file)));
            return fingerprints;
        }

        /** Whether all files are as they were. */
        boolean isCurrent() {
            return equals(of(List.copyOf(read.keySet()), List.copyOf(written.keySet())));
        }
    }

    /** The file of an execution's stamp in a folder for those of all executions. */
    static Path file(Path folder, String execution) {
        return folder.resolve(execution.replaceAll("[^A-Za-z0-9._-]", "-") + "-"
                + Fingerprint.of(execution).substring(0, 8) + SUFFIX);
    }

    /** The stamps beside a stamp's file. */
    static List<Stamp> others(Path file) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(file.getParent())) {
            return files.filter(f -> f.toString().endsWith(SUFFIX) && !f.equals(file))
                    .sorted()
                    .map(Stamp::read)
                    .toList();
        }
    }

    /** The spec whose class a file is, if it is one of these. */
    Optional<Path> specOf(Path file) {
        return entries.entrySet().stream()
                .filter(e -> e.getValue().written().containsKey(file))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Reads a stamp; an empty one if there is none, or none of this format. */
    static Stamp read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (!lines.isEmpty() && lines.get(0).startsWith(FORMAT)) {
                return parse(lines);
            }
        } catch (IOException | RuntimeException e) {
            // As good as none: everything is generated anew.
        }
        return new Stamp("", Map.of());
    }

    private static Stamp parse(List<String> lines) {
        Map<Path, Entry> entries = new LinkedHashMap<>();
        Entry entry = null;
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            Path file = Path.of(words[2]);
            switch (words[0]) {
                case "spec" -> entries.put(file, entry = new Entry(new LinkedHashMap<>(), new LinkedHashMap<>()));
                case "read" -> entry.read().put(file, words[1]);
                case "wrote" -> entry.written().put(file, words[1]);
                default -> throw new IllegalStateException(line);
            }
        }
        return new Stamp(lines.get(0).substring(FORMAT.length()), entries);
    }

    void write(Path file) throws IOException {
        List<String> lines = new ArrayList<>(List.of(FORMAT + settings));
        entries.forEach((spec, entry) -> {
            lines.add("spec - " + spec);
            entry.read().forEach((path, fingerprint) -> lines.add("read " + fingerprint + " " + path));
            entry.written().forEach((path, fingerprint) -> lines.add("wrote " + fingerprint + " " + path));
        });
        byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        Files.createDirectories(file.getParent());
        WholeFile.write(file, out -> out.write(text));
    }
}
