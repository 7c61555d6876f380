package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.FormulaCompiler;
import chainrule.compiler.FormulaRequest;
import chainrule.compiler.FormulaResult;
import chainrule.compiler.NetworkCompiler;
import chainrule.source.DiagnosticPrinter;
import java.io.IOException;
import java.io.PrintWriter;
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
        output.check();
        if (spec == null) {
            ofExpression();
        } else {
            ofNetwork();
        }
        return 0;
    }

    private void ofNetwork() throws IOException {
        formula.requireNone();
        var derivation = new Specs(err()).read(options.request(spec, "", false));
        if (closed) {
            output.write(lines(NetworkCompiler.closedForms(derivation, layout.get())));
        } else {
            output.write(NetworkCompiler.document(derivation, layout.get(), example.of(derivation, err())));
        }
    }

    private void ofExpression() throws IOException {
        FormulaRequest request = formula.request();
        FormulaResult result = FormulaCompiler.compile(request);
        err().print(new DiagnosticPrinter().print(result.diagnostics()));
        var derivation = result.derivation().orElseThrow(() -> new UserError(List.of()));
        if (closed) {
            output.write(lines(FormulaCompiler.closedForms(derivation, layout.get())));
        } else {
            output.write(FormulaCompiler.document(
                    request.expression(), derivation, layout.get(), example.of(derivation.derivation(), err())));
        }
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
