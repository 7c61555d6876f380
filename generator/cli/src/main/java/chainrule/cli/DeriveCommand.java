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
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code derive}: prints how the gradients come about, of a network or of an expression. */
@Command(
        name = "derive",
        addMethodSubcommands = false,
        description = {
            "Derive the gradients of a network, line by line, or those of an expression:",
            "  derive -e \"norm2(A*x - b)^2\" --wrt x"
        })
final class DeriveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(arity = "0..1", paramLabel = "SPEC", description = "A .net file.")
    private Path spec;

    @Mixin
    private FormulaOptions formula;

    @Mixin
    private ExampleOptions example;

    @Mixin
    private DocumentOptions output;

    @Mixin
    private LayoutOption layout;

    @Option(names = "--closed", description = "Print the closed forms alone, one on each line, as a spec has them.")
    private boolean closed;

    @Override
    public Integer call() throws IOException {
        if ((spec == null) == formula.expression().isEmpty()) {
            throw new ParameterException(command.commandLine(), "expected a SPEC, or an expression: -e EXPR");
        }
        output.check(spec);
        Specs specs = Specs.of(command);
        Study study = spec == null ? specs.studies().of(formula.request()) : specs.studies().toRead(request());
        if (closed) {
            output.write(lines(specs.good(study.closedForms(layout.get()))));
        } else {
            output.write(specs.good(study.document(layout.get(), example.request())));
        }
        return 0;
    }

    private CompileRequest request() {
        formula.requireNone();
        return options.request(spec, "", false);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
