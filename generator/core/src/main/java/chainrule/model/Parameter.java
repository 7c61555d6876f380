package chainrule.model;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;

/**
 * A parameter and how each of its elements starts.
 *
 * @param symbol the parameter
 * @param initializer a number in {@link #UNIFORM} and {@link #NORMAL}, which are drawn anew for each element in row-major
 *     order; sizes stand in it as numbers
 */
public record Parameter(Symbol symbol, Expr initializer) {

    /** A draw from the uniform distribution on [0, 1). */
    public static final Symbol UNIFORM = Symbol.formal("uniform01");

    /** A draw from the standard normal distribution. */
    public static final Symbol NORMAL = Symbol.formal("normal01");
}
