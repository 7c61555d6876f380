package chainrule.symbolic.eval;

/**
 * A value that is kept as long as what it depends on stays the same. Whether it is known never depends on how well the indices
 * were told apart here: those of a table may be any of them.
 *
 * @param register where the value is
 * @param fixed registers of indices, and of functions' arguments, that the value depends on and that change seldom
 * @param table registers of further indices: for each of their values, one value is kept
 * @param extents registers with how many values these have
 * @param entry where a shared value is computed
 */
record Memo(int register, int[] fixed, int[] table, int[] extents, int entry) {}
