/** Differentiation: one table of differentials, and the chain rule in one place. */
package chainrule.symbolic.calculus;
