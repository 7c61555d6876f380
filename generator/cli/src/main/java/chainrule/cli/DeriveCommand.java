package chainrule.cli;

import chainrule.cli.data.UserError;
import chainrule.compiler.FormulaCompiler;
import chainrule.compiler.FormulaRequest;
import chainrule.compiler.FormulaResult;
import chainrule.compiler.NetworkCompiler;
import chainrule.report.Format;
import chainrule.report.View;
import chainrule.runtime.WholeFile;
import chainrule.source.DiagnosticPrinter;
import chainrule.symbolic.notation.Layout;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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

    @Option(names = "-o", paramLabel = "FILE", description = "Write to a file instead of the terminal.")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Format format = Format.TEXT;

    @Option(names = "--ascii", description = "In text, print names as they are typed in the spec: W1, yhat.")
    private boolean ascii;

    @Option(names = "--unfold", description = "In text and LaTeX, show each step down to its single operations.")
    private boolean unfolded;

    @Option(
            names = "--layout",
            paramLabel = "LAYOUT",
            description = "gradient: a derivative has the shape of its variable. numerator: derivatives are rows.")
    private String layout = "gradient";

    @Option(names = "--closed", description = "Print the closed forms alone, one on each line, as a spec has them.")
    private boolean closed;

    @Override
    public Integer call() throws IOException {
        if ((spec == null) == formula.expression().isEmpty()) {
            throw new ParameterException(command.commandLine(), "expected a SPEC, or an expression: -e EXPR");
        }
        String text = spec == null ? ofExpression() : ofNetwork();
        if (file == null) {
            command.commandLine().getOut().print(text);
        } else {
            WholeFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        return 0;
    }

    private String ofNetwork() {
        formula.requireNone();
        var derivation = new Specs(err()).read(options.request(spec, "", false));
        return closed
                ? lines(NetworkCompiler.closedForms(derivation, layout(), ascii))
                : view().print(NetworkCompiler.document(derivation, layout(), example.of(derivation, err())));
    }

    private String ofExpression() {
        FormulaRequest request = formula.request();
        FormulaResult result = FormulaCompiler.compile(request);
        err().print(new DiagnosticPrinter().print(result.diagnostics()));
        var derivation = result.derivation().orElseThrow(() -> new UserError(List.of()));
        return closed
                ? lines(FormulaCompiler.closedForms(derivation, layout(), ascii))
                : view().print(FormulaCompiler.document(
                        request.expression(), derivation, layout(), example.of(derivation.derivation(), err())));
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }

    private View view() {
        Terminal terminal = ((Chainrule) command.root().userObject()).terminal();
        return new View(format, ascii, unfolded, file == null ? terminal.columns() : View.WIDEST);
    }

    private Layout layout() {
        for (Layout l : Layout.values()) {
            if (l.name().toLowerCase(Locale.ROOT).equals(layout)) {
                return l;
            }
        }
        throw new ParameterException(
                command.commandLine(), "--layout: expected gradient or numerator, not " + layout);
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
