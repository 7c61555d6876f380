/** A slow, obvious interpreter of terms: the oracle of tests and of printed lines. It shares no code with the rewriter. */
package chainrule.symbolic.eval;
