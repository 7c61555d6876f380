package chainrule.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to generate, and how.
 *
 * @param base the project's folder, which imports do not leave
 * @param source the folder of the specs
 * @param output the folder of the classes
 * @param stamp where the outcome of the last run is kept; beside it are those of the project's other executions
 * @param doublePrecision whether they calculate with doubles
 * @param dims sizes by the name of a dim, or by the names of a spec and a dim with a dot between them
 * @param tool what stands for the plugin itself: another one may write other classes
 */
record Settings(
        Path base,
        Path source,
        Path output,
        Path stamp,
        boolean doublePrecision,
        Map<String, String> dims,
        String tool) {
    Settings {
        dims = dims == null ? Map.of() : Map.copyOf(dims);
    }

    /** Equal for equal settings. */
    String fingerprint() {
        return Fingerprint.of(tool + " " + doublePrecision + " " + new TreeMap<>(dims));
    }
}
