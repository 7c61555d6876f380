package chainrule.derivation;

import chainrule.model.Formula;
import java.util.List;

/**
 * The derivatives of an expression with the way to them.
 *
 * @param formula the expression
 * @param derivation the first derivatives, line by line
 * @param closedForms of the order that was asked for, in the expression's own variables
 */
public record FormulaDerivation(Formula formula, Derivation derivation, List<ClosedForm> closedForms) {

    public FormulaDerivation {
        closedForms = List.copyOf(closedForms);
    }
}
