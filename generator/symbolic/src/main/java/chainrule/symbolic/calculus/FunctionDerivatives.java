package chainrule.symbolic.calculus;

import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import java.util.List;

/** The derivatives of functions that a specification defines, as they are wanted: derived from their bodies. */
@FunctionalInterface
public interface FunctionDerivatives {

    /** The derivative of a function with respect to its k-th argument, at these arguments. */
    Expr partial(NamedFunction function, int k, List<Expr> arguments);
}
