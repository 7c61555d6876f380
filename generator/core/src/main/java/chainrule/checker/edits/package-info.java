/** A student's expressions as trees, and what they could have been meant to be, one small change at a time. */
package chainrule.checker.edits;
