package chainrule.derivation;

import chainrule.model.Formula;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * The derivatives of an expression with the way to them.
 *
 * @param formula the expression
 * @param derivation the first derivatives, line by line
 * @param gradients the first derivatives of which second ones are made, one for each variable: no declared fact was used in them,
 *     which may hold at a point and not beside it
 * @param closedForms of the order that was asked for, in the expression's own variables
 * @param coverage which of these could be compared
 */
public record FormulaDerivation(
        Formula formula,
        Derivation derivation,
        List<ClosedForm> gradients,
        List<ClosedForm> closedForms,
        Coverage coverage) {

    public FormulaDerivation {
        gradients = List.copyOf(gradients);
        closedForms = List.copyOf(closedForms);
    }

    /** The first derivative by a variable. */
    ClosedForm gradient(Symbol by) {
        return gradients.stream().filter(g -> g.by().get(0) == by).findFirst().orElseThrow();
    }
}
