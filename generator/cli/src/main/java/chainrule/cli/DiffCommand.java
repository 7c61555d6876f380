package chainrule.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code diff}: two derivations side by side. */
@Command(name = "diff", addMethodSubcommands = false, description = {
            "Set two derivations side by side: which lines differ, and why.",
            "A dim that only one of the specs has is set there."
        })
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(index = "0", paramLabel = "FIRST", description = "A .net file.")
    private Path first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "A .net file; names that are equal are compared.")
    private Path second;

    @Mixin
    private DocumentOptions output;

    @Override
    public Integer call() throws IOException {
        output.check(first, second);
        Specs specs = Specs.of(command);
        output.write(specs.good(
                specs.studies().contrast(options.request(first, "", false), options.request(second, "", false))));
        return 0;
    }
}
