package chainrule.explanation;

import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;

/**
 * A place where a function of a definition has no derivative.
 *
 * @param function the function
 * @param argument the argument that the kink is in
 * @param at its value there
 * @param left the slope just below
 * @param right the slope just above
 * @param used what the derivation takes at the place itself
 */
public record Kink(NamedFunction function, Symbol argument, double at, double left, double right, double used) {}
