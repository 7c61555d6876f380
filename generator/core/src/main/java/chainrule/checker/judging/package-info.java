/** Verdicts: one side, one line after the other, and what there is to say about a wrong one. */
package chainrule.checker.judging;
