/**
 * Rewriting to closed and to stable forms: rules as data, strategies that apply where they make a term shorter to read, and
 * the rational normal form.
 */
package chainrule.symbolic.rewrite;
