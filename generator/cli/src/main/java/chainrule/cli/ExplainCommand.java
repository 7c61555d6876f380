package chainrule.cli;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.Study;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: one result of a derivation, unfolded. */
@Command(
        name = "explain",
        addMethodSubcommands = false,
        description = {
            "Unfold one derivative: how the one name acts on the other, and all lines that lead to it.",
            "  explain Net.net dl/dW1",
            "  explain Net.net dyhat/dz3",
            "  explain -e \"norm2(A*x - b)^2\" dl/dx"
        })
final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(
            arity = "1..2",
            paramLabel = "SPEC DERIVATIVE",
            description = "A .net file, none with -e; and what a line of a derivation can name, such as dl/dW1.")
    private List<String> what;

    @Mixin
    private FormulaOptions formula;

    @Mixin
    private DocumentOptions output;

    @Mixin
    private LayoutOption layout;

    @Override
    public Integer call() throws IOException {
        boolean isExpression = formula.expression().isPresent();
        if (what.size() != (isExpression ? 1 : 2)) {
            String expected = isExpression ? "expected a derivative, such as dl/dx" : "expected SPEC DERIVATIVE";
            throw new ParameterException(command.commandLine(), expected);
        }
        output.check(isExpression ? null : Path.of(what.get(0)));
        Specs specs = Specs.of(command);
        Study study = isExpression ? specs.studies().of(formula.request()) : specs.studies().toRead(request());
        output.write(specs.good(study.explain(what.get(what.size() - 1), layout.get())));
        return 0;
    }

    private CompileRequest request() {
        formula.requireNone();
        return options.request(Path.of(what.get(0)), "", false);
    }
}
