package chainrule.cli;

import chainrule.compiler.FormulaRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What a command can be told about an expression. */
final class FormulaOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "-e", paramLabel = "EXPR", description = "An expression instead of a spec.")
    private String expression;

    @Option(names = "--wrt", paramLabel = "NAMES", description = "What to derive it by, such as x,A. All names if absent.")
    private String variables;

    @Option(
            names = "--with",
            paramLabel = "SHAPES",
            description = "Declares names of the expression, such as \"A[m, n], x[n], c\". By habit, upper case is a"
                    + " matrix, lower case a vector, Greek a number.")
    private String declarations;

    @Option(
            names = "--assume",
            paramLabel = "FACT",
            description = "What is known to hold, such as \"sum(y) = 1\". May be repeated.")
    private final List<String> facts = new ArrayList<>();

    @Option(names = "--order", paramLabel = "N", description = "1 for gradients and Jacobians, 2 for Hessians.")
    private Integer order;

    Optional<String> expression() {
        return Optional.ofNullable(expression);
    }

    /** @throws ParameterException if the order is neither 1 nor 2 */
    FormulaRequest request() {
        int n = order == null ? 1 : order;
        if (n != 1 && n != 2) {
            throw new ParameterException(command.commandLine(), "--order: expected 1 or 2, not " + n);
        }
        return new FormulaRequest(expression, Optional.ofNullable(variables), Optional.ofNullable(declarations), facts, n);
    }

    /** @throws ParameterException if something is said that only an expression can be told */
    void requireNone() {
        if (variables != null || declarations != null || order != null || !facts.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "--wrt, --with, --assume and --order need an expression: -e EXPR");
        }
    }
}
