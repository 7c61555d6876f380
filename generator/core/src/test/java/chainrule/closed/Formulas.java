package chainrule.closed;

import chainrule.compiler.FormulaCompiler;
import chainrule.compiler.FormulaRequest;
import chainrule.compiler.FormulaResult;
import chainrule.source.DiagnosticPrinter;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;

/** Expressions and what comes of them, for tests. */
final class Formulas {

    private Formulas() {}

    static FormulaResult compile(String expression, String variables, String declarations, String... facts) {
        return FormulaCompiler.compile(new FormulaRequest(
                expression,
                Optional.ofNullable(variables),
                Optional.ofNullable(declarations),
                List.of(facts),
                1));
    }

    /** The closed forms, where there is nothing to complain about. */
    static List<String> closed(String expression, String variables, String declarations, String... facts) {
        return closed(Layout.GRADIENT, compile(expression, variables, declarations, facts));
    }

    static List<String> closed(Layout layout, FormulaResult result) {
        return FormulaCompiler.closedForms(
                result.derivation().orElseThrow(() -> new AssertionError(printed(result))), layout);
    }

    /** What is said, as it is printed. */
    static String printed(FormulaResult result) {
        return new DiagnosticPrinter().print(result.diagnostics());
    }
}
