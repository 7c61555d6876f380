/**
 * Backpropagation as a derivation: one adjoint for each name, each reached by steps whose last line is what the emitter
 * consumes, and a checker that evaluates every line.
 */
package chainrule.derivation;
