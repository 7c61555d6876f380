package chainrule.cli;

import chainrule.compiler.NetworkCompiler;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: one result of a derivation, unfolded. */
@Command(
        name = "explain",
        description = {
            "Unfold one gradient: the way of its variable to the loss, and all lines that lead to it.",
            "  explain Net.net dl/dW1"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(index = "0", paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Parameters(index = "1", paramLabel = "GRADIENT", description = "Such as dl/dW1, for a name of the network.")
    private String gradient;

    @Override
    public Integer call() {
        Specs specs = new Specs(command.commandLine().getErr());
        String text = specs.text(NetworkCompiler.explain(options.request(spec, "", false), gradient));
        command.commandLine().getOut().print(text);
        return 0;
    }
}
