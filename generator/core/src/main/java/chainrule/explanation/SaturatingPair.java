package chainrule.explanation;

import chainrule.symbolic.Symbol;

/**
 * A definition whose slope goes to 0 at the ends of its range, and what the loss makes of that.
 *
 * @param output the definition
 * @param argument its pre-activation
 * @param reachesArgument whether the adjoint of the pre-activation stays away from 0 where the output is at the end that is
 *     wrong: the slope has cancelled
 */
public record SaturatingPair(Symbol output, Symbol argument, boolean reachesArgument) {}
