package chainrule.maven;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What to generate, and how.
 *
 * @param source the folder of the specs
 * @param output the folder of the classes
 * @param doublePrecision whether they calculate with doubles
 * @param dims sizes by the name of a dim, or by the names of a spec and a dim with a dot between them
 * @param tool what stands for the plugin itself: another one may write other classes
 */
record Settings(Path source, Path output, boolean doublePrecision, Map<String, String> dims, String tool) {
    Settings {
        dims = dims == null ? Map.of() : Map.copyOf(dims);
    }

    /** Where the outcome of the last run is kept. */
    Path stamp() {
        return output.resolve(".chainrule-stamp");
    }

    /** Equal for equal settings. */
    String fingerprint() {
        return Fingerprint.of(tool + " " + doublePrecision + " " + new TreeMap<>(dims));
    }
}
