package chainrule.cli;

import chainrule.compiler.CompileRequest;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command that reads a spec can be told about it. */
final class SpecOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "-D",
            paramLabel = "DIM=VALUE",
            description = "Set a named dim of the spec, such as -D hidden=8. May be repeated.")
    private final Map<String, Integer> dims = new LinkedHashMap<>();

    /** @throws ParameterException if a size is below 1 */
    CompileRequest request(Path spec, String packageName, boolean doublePrecision) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        dims.forEach((name, size) -> sizes.put(Normalizer.normalize(name, Normalizer.Form.NFC), checked(name, size)));
        return new CompileRequest(spec, sizes, packageName, doublePrecision);
    }

    private int checked(String name, Integer size) {
        if (size == null || size < 1) {
            throw new ParameterException(
                    command.commandLine(), "-D " + name + ": expected a size of at least 1, such as -D " + name + "=8");
        }
        return size;
    }
}
