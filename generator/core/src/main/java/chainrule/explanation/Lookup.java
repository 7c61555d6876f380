package chainrule.explanation;

import chainrule.symbolic.Symbol;

/**
 * A parameter of which a sample reads only the rows that integer data name: its gradient is 0 in all others.
 *
 * @param axis the axis that is looked up
 * @param by the integer data
 * @param rows how many rows there are
 * @param most how many of them a sample can read
 */
public record Lookup(Symbol parameter, int axis, Symbol by, long rows, long most) {}
