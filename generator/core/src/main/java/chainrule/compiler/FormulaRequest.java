package chainrule.compiler;

import java.util.List;
import java.util.Optional;

/**
 * An expression to derive.
 *
 * @param expression such as `norm2(A*x - b)^2`
 * @param variables what to derive by, such as `x,A`; all real names in the expression if nothing is said
 * @param declarations shapes, such as `A[m, n], c`
 * @param facts what is known to hold, such as `sum(y) = 1`
 * @param order 1 for gradients and Jacobians, 2 for Hessians
 */
public record FormulaRequest(
        String expression, Optional<String> variables, Optional<String> declarations, List<String> facts, int order) {

    public FormulaRequest {
        facts = List.copyOf(facts);
    }

    /** The same by one variable. */
    FormulaRequest by(String variable) {
        return new FormulaRequest(expression, Optional.of(variable), declarations, facts, order);
    }
}
