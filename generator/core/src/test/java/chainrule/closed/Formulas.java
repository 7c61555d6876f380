package chainrule.closed;

import chainrule.compiler.FormulaRequest;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.FormulaDerivation;
import chainrule.report.ClosedFormLines;
import chainrule.source.DiagnosticPrinter;
import chainrule.symbolic.notation.Layout;
import java.util.List;
import java.util.Optional;

/** Expressions and what comes of them, for tests. */
final class Formulas {

    private Formulas() {}

    static Result<FormulaDerivation> compile(String expression, String variables, String declarations, String... facts) {
        return Studies.STANDARD.of(new FormulaRequest(
                expression,
                Optional.ofNullable(variables),
                Optional.ofNullable(declarations),
                List.of(facts),
                1)).formula();
    }

    /** The closed forms, where there is nothing to complain about. */
    static List<String> closed(String expression, String variables, String declarations, String... facts) {
        return closed(Layout.GRADIENT, compile(expression, variables, declarations, facts));
    }

    static List<String> closed(Layout layout, Result<FormulaDerivation> result) {
        return ClosedFormLines.specification(
                result.value().orElseThrow(() -> new AssertionError(printed(result))).closedForms(), layout);
    }

    /** What is said, as it is printed. */
    static String printed(Result<FormulaDerivation> result) {
        return new DiagnosticPrinter().print(result.diagnostics());
    }
}
