package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * A derivative in the names that its reader knows: ∂of/∂by, or a second derivative.
 *
 * @param of what is derived, a loss or the value of an expression
 * @param by the variables, one for each order
 * @param axes those of what is derived, then those of each variable
 * @param value a term over the axes
 * @param mean whether it is the mean of the samples' values
 * @param citations the declared facts that it relies on
 */
public record ClosedForm(
        Symbol of, List<Symbol> by, List<Index> axes, Expr value, boolean mean, List<String> citations) {

    public ClosedForm {
        by = List.copyOf(by);
        citations = List.copyOf(citations);
        axes = List.copyOf(axes);
    }

    /** The gradients of a network's parameters. */
    public static List<ClosedForm> of(Derivation derivation) {
        return derivation.closedForms().stream()
                .map(a -> new ClosedForm(
                        derivation.network().loss(), List.of(a.target().primal()), a.axes(), a.value(), a.mean(), List.of()))
                .toList();
    }

    /** Whether it is laid out, as the derivative of a number is: a Jacobian has a row for each element, a Hessian is what it is. */
    public boolean isLaidOut() {
        return of.axes().isEmpty() && by.size() == 1;
    }
}
