/** Expressions without a network: the shapes with which they make sense, those nearest to habit first. */
package chainrule.analysis.formulas;
