package chainrule.compiler;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to compile, and how.
 *
 * @param spec the `.net` file
 * @param dims values that replace those of named dims
 * @param packageName the package of the generated class; empty for the default package
 * @param doublePrecision whether numbers are doubles instead of floats
 * @param project the folder that imports do not leave; if absent, the nearest one upward with a POM or a repository, or else
 *     the specification's own
 */
public record CompileRequest(
        Path spec, Map<String, Integer> dims, String packageName, boolean doublePrecision, Optional<Path> project) {

    public CompileRequest {
        dims = Map.copyOf(dims);
    }

    public CompileRequest(Path spec, Map<String, Integer> dims, String packageName, boolean doublePrecision) {
        this(spec, dims, packageName, doublePrecision, Optional.empty());
    }

    public static CompileRequest of(Path spec) {
        return new CompileRequest(spec, Map.of(), "", false);
    }
}
