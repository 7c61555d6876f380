package chainrule.cli;

import chainrule.compiler.NetworkStudy;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code plan}: what the class of a spec will do, down to loops. */
@Command(
        name = "plan",
        description = "Show what the generated class does: kernels with their loops, what is kept, memory, multiply-adds.")
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Override
    public Integer call() {
        NetworkStudy study = Specs.of(command).derived(options.request(spec, "", false));
        PrintWriter out = command.commandLine().getOut();
        out.print(study.planText());
        out.flush();
        return 0;
    }
}
