package chainrule.symbolic.exact;

import java.util.Objects;

/**
 * What a number lacks that was computed from logarithms. Iwasawa's logarithm of a root of unity or of the prime is 0, so that
 * e^log x is not x. The number that is meant is therefore x + log factor, and perhaps more of which no more is known than how
 * often the prime divides its coefficient.
 *
 * @param factor null for 1
 * @param level {@link #NONE} where nothing else is lacking
 */
record Lost(Padic factor, int level) {

    private static final int NONE = 1 << 20;
    /** Larger powers are no part of a formula. */
    private static final int LARGEST_POWER = 64;

    static final Lost NOTHING = new Lost(null, NONE);

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Lost l && level == l.level && Objects.equals(factor, l.factor);
    }

    @Override
    public int hashCode() {
        return 31 * Objects.hashCode(factor) + level;
    }

    static Lost logarithmOf(Padic factor) {
        return new Lost(factor, NONE);
    }

    /** Of the sum of two numbers. */
    Lost plus(Lost other) {
        if (other == NOTHING) {
            return this;
        }
        Padic product = factor == null ? other.factor : other.factor == null ? factor : factor.times(other.factor);
        return this == NOTHING ? other : new Lost(product, Math.min(level, other.level));
    }

    /** Of a multiple: a power of the factor, if the multiplier is a small whole number. */
    Lost times(Padic by) {
        if (this == NOTHING) {
            return this;
        }
        int power = by.asSmallInteger(LARGEST_POWER);
        boolean known = factor == null || power != 0;
        int rest = level == NONE ? NONE : level + by.valuation();
        return known
                ? new Lost(factor == null ? null : factor.power(power), rest)
                : new Lost(null, Math.min(rest, by.valuation()));
    }

    /** Of the value of a function whose slope the prime divides so often. */
    Lost through(int slope) {
        return this == NOTHING ? this : new Lost(null, (factor == null ? level : Math.min(level, 0)) + slope);
    }

    /** Of an exponential: its factor is multiplied in. */
    Lost withoutFactor() {
        return this == NOTHING || level == NONE ? NOTHING : new Lost(null, level);
    }

    /** Whether an exponential would not be the number that is meant. */
    boolean isTooMuch() {
        return level < 1;
    }
}
