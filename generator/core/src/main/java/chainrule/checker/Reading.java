package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.analysis.Layout;

/**
 * One meaning of an expression.
 *
 * @param formula its term
 * @param layout how derivatives were laid out in products
 */
record Reading(Formula formula, Layout layout) {}
