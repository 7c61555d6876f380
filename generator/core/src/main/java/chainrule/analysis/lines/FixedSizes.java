package chainrule.analysis.lines;

import chainrule.analysis.SizeTable;
import chainrule.symbolic.Affine;

/** The sizes of a network that is resolved: two of them are equal only if the specification forces them to be. */
public final class FixedSizes extends SizeTable {

    /**
     * Whether two extents are one: what nothing forces to be equal is not, even where it happens to be. Of what is computed from
     * several sizes, such as n + 1 - k, the value tells: no name is kept for what it was joined with.
     */
    public static boolean areEqual(Affine a, Affine b) {
        boolean areNamed = a.asSize() != null && b.asSize() != null;
        return a.valueOfSizes() == b.valueOfSizes()
                && (!areNamed || a.valueOfSizes() == 1 || a.minus(b).equals(Affine.ZERO));
    }

    /** What leaves its axis under no condition has no value, and so is not equal to anything. */
    @Override
    protected boolean requiresInside() {
        return false;
    }

    @Override
    public boolean join(Affine a, Affine b) {
        return areEqual(a, b);
    }
}
