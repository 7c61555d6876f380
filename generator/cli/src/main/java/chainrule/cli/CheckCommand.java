package chainrule.cli;

import chainrule.compiler.CheckResult;
import chainrule.compiler.CompileRequest;
import chainrule.compiler.Studies;
import chainrule.compiler.Study;
import chainrule.source.Diagnostic;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Severity;
import chainrule.source.SourceText;
import chainrule.source.UnreadableSourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;


/** {@code check}: judges a derivation made by hand. */
@Command(
        name = "check",
        addMethodSubcommands = false,
        description = {
            "Judge a derivation made by hand, line by line: right or wrong, and what the mistake is.",
            "",
            "CLAIMS has one equality a line, in the notation of a SPEC, with gradients and local derivatives as quotients:",
            "",
            "  dl/dz3 = dl/dyhat * dyhat/dz3 = (1/K)*(yhat - y)   // several sides, comments",
            "  d3 = dl/dz3                                        // a name for later lines",
            "  dl/dW2 = d3*z2'                                    // ' transposes, .* is elementwise",
            "  dl/dW2[i, j] = d3[i]*z2[j]                         // index form",
            "",
            "Lines about an expression: check -e \"norm2(A*x - b)^2\" --wrt x CLAIMS",
        },
        footer = {
            "",
            "Exit status: 0 done, and no line is wrong; 1 the spec or a line is wrong; 2 the command line is wrong or a line"
                    + " cannot be read."
        })
final class CheckCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    @picocli.CommandLine.Spec
    private CommandSpec command;

    @Mixin
    private SpecOptions options;

    @Parameters(
            arity = "1..2",
            paramLabel = "FILE",
            description = "SPEC CLAIMS, or with -e only CLAIMS: a .net file, and a file of lines or - for standard input.")
    private List<String> files;

    @Mixin
    private FormulaOptions formula;

    @Mixin
    private LayoutOption layout;

    @Override
    public Integer call() throws IOException {
        boolean isExpression = formula.expression().isPresent();
        if (files.size() != (isExpression ? 1 : 2)) {
            String expected = isExpression ? "expected one file: CLAIMS" : "expected two files: SPEC CLAIMS";
            throw new ParameterException(command.commandLine(), expected);
        }
        SourceText text;
        try {
            text = claims(files.get(files.size() - 1));
        } catch (UnreadableSourceException e) {
            print(List.of(e.diagnostic()));
            return Failures.COMMAND_LINE_IS_WRONG;
        }
        Studies studies = Specs.of(command).studies();
        Study study = isExpression ? studies.of(formula.request()) : studies.toRead(request());
        return report(study.check(text, layout.get()));
    }

    private CompileRequest request() {
        formula.requireNone();
        return options.request(Path.of(files.get(0)), "", false);
    }

    private int report(CheckResult result) {
        print(result.ofSpec());
        print(result.ofClaims());
        if (result.ofSpec().stream().anyMatch(d -> d.severity() == Severity.ERROR)) {
            return Failures.INPUT_IS_WRONG;
        }
        if (!result.ofClaims().isEmpty()) {
            return Failures.COMMAND_LINE_IS_WRONG;
        }
        command.commandLine().getOut().print(result.text());
        return result.hasWrong() ? Failures.INPUT_IS_WRONG : 0;
    }

    private static SourceText claims(String claims) throws IOException, UnreadableSourceException {
        return claims.equals(STANDARD_INPUT)
                ? SourceText.of("standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8))
                : SourceText.read(Path.of(claims));
    }

    private void print(List<Diagnostic> diagnostics) {
        command.commandLine().getErr().print(new DiagnosticPrinter().print(diagnostics));
    }
}
