/**
 * An interpreter of terms: the oracle of tests and of printed lines. It makes a program of a term and runs it over numbers of some
 * kind; it shares no code with the rewriter.
 */
package chainrule.symbolic.eval;
