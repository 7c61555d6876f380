package chainrule.symbolic.eval;

/**
 * What a machine has computed already. Each change of an index has a time; a value is known as long as none of its indices has
 * changed after it was computed.
 */
final class Memory {

    /** A table with more places than this is not kept. */
    private static final long MOST_PLACES = 1 << 20;
    private static final int NOWHERE = -1;

    private final Memo[] memos;
    private final int[] wholes;
    private final Algebra algebra;
    private final int base;
    private final long[] changed;
    /** When the value at each place of each memo was computed. */
    private final long[][] computed;
    /** The first register of each table; −1 for none. */
    private final int[] tables;
    private long time = 1;

    Memory(Program program, int[] wholes, Algebra algebra, int base) {
        this.memos = program.memos();
        this.wholes = wholes;
        this.algebra = algebra;
        this.base = base;
        this.changed = new long[wholes.length];
        this.computed = new long[memos.length][];
        this.tables = new int[memos.length];
    }

    /** Gives an index a value. */
    void set(int index, int value) {
        if (wholes[index] != value) {
            wholes[index] = value;
            changed(index);
        }
    }

    void changed(int register) {
        changed[register] = ++time;
    }

    /** Whether a value is known; then it is in its register. */
    boolean isKnown(int m) {
        Memo memo = memos[m];
        long[] times = computed[m];
        if (times == null) {
            return false;
        }
        boolean table = tables[m] >= 0;
        int place = table ? place(memo) : 0;
        if (place == NOWHERE || times[place] == 0 || isLater(memo.fixed(), times[place]) || !table && isLater(memo.table(), times[place])) {
            return false;
        }
        if (table) {
            algebra.move(base + memo.register(), tables[m] + place);
        }
        return true;
    }

    private boolean isLater(int[] registers, long than) {
        for (int r : registers) {
            if (changed[r] > than) {
                return true;
            }
        }
        return false;
    }

    /** Keeps a value that is in its register. */
    void keep(int m) {
        Memo memo = memos[m];
        if (computed[m] == null) {
            reserve(m, memo);
        }
        int place = tables[m] >= 0 ? place(memo) : 0;
        if (place != NOWHERE) {
            computed[m][place] = time;
            if (tables[m] >= 0) {
                algebra.move(tables[m] + place, base + memo.register());
            }
        }
    }

    private void reserve(int m, Memo memo) {
        long places = 1;
        for (int extent : memo.extents()) {
            places = Math.min(MOST_PLACES + 1, places * wholes[extent]);
        }
        boolean table = memo.table().length > 0 && places <= MOST_PLACES;
        tables[m] = table ? algebra.allocate((int) places) : NOWHERE;
        computed[m] = new long[table ? (int) places : 1];
    }

    /** The place of a table's indices; nowhere if one is outside its axis. */
    private int place(Memo memo) {
        int place = 0;
        for (int k = 0; k < memo.table().length; k++) {
            int at = wholes[memo.table()[k]];
            int extent = wholes[memo.extents()[k]];
            if (at < 0 || at >= extent) {
                return NOWHERE;
            }
            place = place * extent + at;
        }
        return place;
    }
}
