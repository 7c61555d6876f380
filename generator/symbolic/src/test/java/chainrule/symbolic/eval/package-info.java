/** Tests of the evaluator's programs. */
package chainrule.symbolic.eval;
