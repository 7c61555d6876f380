package chainrule.cli;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.NetworkStudy;
import chainrule.compiler.check.GradientCheck;
import chainrule.compiler.check.GradientReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradcheck}: compares the gradients of the generated class with two independent references. */
@Command(
        name = "gradcheck",
        addMethodSubcommands = false,
        description = {
            "Compare every gradient with differences of the loss and with an interpreter.",
            "The generated class runs in double precision, at random points. Its gradients are compared with central"
                    + " differences of its loss, and with a slow, obvious interpreter of the spec."
        })
final class GradcheckCommand implements Callable<Integer> {
    private static final long SEED = 1;

    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Override
    public Integer call() {
        CompileRequest request = options.request(spec, "", true);
        NetworkStudy study = Specs.of(command).derived(request);
        var network = Specs.load(study).create(GradientCheck.samples());
        GradientReport report = GradientCheck.run(study.derived().program(), network, SEED);
        command.commandLine().getOut().print(new GradientTable(report));
        return report.passed() ? 0 : Failures.INPUT_IS_WRONG;
    }
}
