package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.ExampleRequest;
import chainrule.compiler.ExampleResult;
import chainrule.compiler.NetworkCompiler;
import chainrule.derivation.Derivation;
import chainrule.explanation.WorkedExample;
import chainrule.source.DiagnosticPrinter;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether and with which numbers a derivation is worked. */
final class ExampleOptions {
    @Option(names = "--example", description = "Work the derivation once more in numbers, drawn by a seed.")
    private boolean wanted;

    @Option(
            names = "--given",
            paramLabel = "VALUES",
            description = "Numbers for the example, such as \"x = [0.5, -1], y = [1]\"; the others are drawn.")
    private String given;

    @Option(names = "--seed", paramLabel = "N", description = "The seed of the numbers that are drawn; 1 if not given.")
    private Long seed;

    /** @throws UserError if the numbers cannot be put in, which has been printed then */
    Optional<WorkedExample> of(Derivation derivation, PrintWriter err) {
        if (!wanted && given == null && seed == null) {
            return Optional.empty();
        }
        ExampleResult result = NetworkCompiler.example(
                derivation, new ExampleRequest(seed == null ? 1 : seed, Optional.ofNullable(given)));
        err.print(new DiagnosticPrinter().print(result.diagnostics()));
        return Optional.of(result.example().orElseThrow(() -> new UserError(List.of())));
    }
}
