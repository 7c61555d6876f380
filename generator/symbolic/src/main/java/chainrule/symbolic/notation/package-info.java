/** Formulas for readers: terms in matrix form where there is one, else in index form, as a tree that formats print. */
package chainrule.symbolic.notation;
