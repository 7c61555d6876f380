package chainrule.checker.reading;

import chainrule.analysis.lines.LayoutConvention;
import chainrule.analysis.lines.Meaning;

/**
 * One meaning of an expression.
 *
 * @param formula its term
 * @param layout how derivatives were laid out in products
 */
public record Reading(Meaning formula, LayoutConvention layout) {}
