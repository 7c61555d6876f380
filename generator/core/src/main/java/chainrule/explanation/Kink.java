package chainrule.explanation;

/**
 * A place where a pointwise definition has no derivative.
 *
 * @param local its derivative elsewhere
 * @param at the value of its argument there
 * @param left the slope just below
 * @param right the slope just above
 * @param used what the derivation takes at the place itself
 */
public record Kink(LocalDerivative local, double at, double left, double right, double used) {}
