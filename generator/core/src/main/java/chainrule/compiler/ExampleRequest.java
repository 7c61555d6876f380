package chainrule.compiler;

import java.util.Optional;

/**
 * Which numbers to put into a derivation.
 *
 * @param seed of those that are drawn
 * @param given numbers for some names, such as `x = [0.5, -1], c = 2`
 */
public record ExampleRequest(long seed, Optional<String> given) {}
