package chainrule.cli;

import chainrule.compiler.NetworkStudy;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code worksheet}: a derivation with blanks. */
@Command(
        name = "worksheet",
        addMethodSubcommands = false,
        description = {
            "Print the derivation of a network with blanks to fill in.",
            "What is filled in, `chainrule check SPEC FILE` grades."
        })
final class WorksheetCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Option(names = "--key", description = "Print the answers instead of blanks.")
    private boolean key;

    @Override
    public Integer call() {
        Specs specs = Specs.of(command);
        NetworkStudy study = specs.studies().toRead(options.request(spec, "", false));
        command.commandLine().getOut().print(specs.good(study.worksheet(key)));
        return 0;
    }
}
