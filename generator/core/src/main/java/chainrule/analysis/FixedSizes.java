package chainrule.analysis;

import chainrule.symbolic.Affine;

/** The sizes of a network that is resolved: two of them are equal only if the specification forces them to be. */
final class FixedSizes extends SizeTable {

    /** What leaves its axis under no condition has no value, and so is not equal to anything. */
    @Override
    boolean requiresInside() {
        return false;
    }

    @Override
    boolean join(Affine a, Affine b) {
        return a.valueOfSizes() == b.valueOfSizes()
                && (a.valueOfSizes() == 1 || a.isConstant() || b.isConstant() || a.minus(b).equals(Affine.ZERO));
    }
}
