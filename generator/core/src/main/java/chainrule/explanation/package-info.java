/**
 * What a reader wants to see besides the derivation, found from its values alone: local derivatives, formulas in the inputs,
 * chains of factors, and the remarks that follow from the formulas.
 */
package chainrule.explanation;
