package chainrule.compiler;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to compile, and how.
 *
 * @param spec the `.net` file
 * @param dims values that replace those of named dims
 * @param packageName the package of the generated class; empty for the default package
 * @param doublePrecision whether numbers are doubles instead of floats
 */
public record CompileRequest(Path spec, Map<String, Integer> dims, String packageName, boolean doublePrecision) {

    public CompileRequest {
        dims = Map.copyOf(dims);
    }

    public static CompileRequest of(Path spec) {
        return new CompileRequest(spec, Map.of(), "", false);
    }
}
