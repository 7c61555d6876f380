package chainrule.compiler;

import chainrule.derivation.FormulaDerivation;
import chainrule.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of an expression.
 *
 * @param diagnostics errors and warnings
 * @param derivation the checked derivation, if there were no errors
 */
public record FormulaResult(List<Diagnostic> diagnostics, Optional<FormulaDerivation> derivation) {

    public FormulaResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
