package chainrule.symbolic.calculus;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import java.util.List;

/**
 * The coefficients that the chain rule multiplies: of the differential of each operation, by what it is of. There is one table,
 * {@link #STANDARD}; tests of the line checks pass broken ones.
 */
public interface DifferentialTable {

    DifferentialTable STANDARD = new Differentials();

    /** The coefficient of dxₖ in df, where omega stands for f(x). */
    Expr partial(ElementaryFunction f, int k, List<Expr> arguments, Expr omega);

    /** The coefficient of du in d(uⁿ). */
    Expr power(Expr base, Rational exponent);

    /** The coefficient of duⱼ in the product of the uⱼ, at one j. */
    Expr product(Expr element, Expr product);

    /** The coefficient of duⱼ in the largest (or smallest) of the uⱼ, at one j. */
    Expr extremum(Expr element, Expr extreme, Expr attaining);

    /** The coefficient of the differential of the value that a condition chooses, or of the other one. */
    Expr branch(Expr condition, boolean chosen);

    /** The coefficient of the differential of an element of argument k in that of an element of a function of whole tensors. */
    Expr partial(Access value, int k, List<Index> element);
}
