package chainrule.lowering;

/**
 * How many rows of a sum are added in one innermost loop, and how many such panels lie side by side.
 *
 * <p>HotSpot's C2 turns {@code row[v] += a0 * b[v] + a1 * b[v + 112] + …} into vector code if all arrays are indexed by the loop
 * variable plus constants; with other invariant offsets, which it cannot tell apart from overlapping ones, it does not. Eight
 * rows are the most that it still unrolls (measured on 17 and 25: 42 GFLOP/s with 8 rows, 6 with 12), and on 17 the rows must
 * be apart by whole vectors.
 */
final class PanelShape {

    static final int ROWS = 8;

    private static final int VECTOR = 16;
    /** Panels that are used one after the other for each row of the target should stay in the first-level cache. */
    private static final int MOST_VALUES = 8 * 1024;

    private static final int LONGEST_ROW = 256;
    private static final int SHORTEST_PART = 96;

    private PanelShape() {}

    /** How far rows are apart in a panel. */
    static int pitch(int length) {
        return Math.floorDiv(length + VECTOR - 1, VECTOR) * VECTOR;
    }

    /** How long the parts are that a long row is cut into: its largest divisor that is short enough, if that is not too short. */
    static int part(int length) {
        for (int part = Math.min(length, LONGEST_ROW); part >= SHORTEST_PART; part--) {
            if (length % part == 0) {
                return part;
            }
        }
        return length;
    }

    /** How many panels are filled before they are used: a divisor of their number, if there is one that is not too small. */
    static int panels(int count, int length) {
        int most = Math.max(1, Math.min(count, MOST_VALUES / (ROWS * pitch(length))));
        for (int panels = most; panels > most / 4; panels--) {
            if (count % panels == 0) {
                return panels;
            }
        }
        return most;
    }
}
