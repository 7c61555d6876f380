package chainrule.symbolic;

/**
 * An interval of the reals in which a value lies, with open or closed ends. Bounds are those of the mathematics: rounding may
 * reach an open end, which is what stability rules look for.
 */
public record Range(double low, boolean lowClosed, double high, boolean highClosed) {

    public static final Range REALS =
            new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);
    public static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);
    public static final Range NON_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY, false);
    public static final Range NEGATIVE = new Range(Double.NEGATIVE_INFINITY, false, 0, false);
    public static final Range NON_POSITIVE = new Range(Double.NEGATIVE_INFINITY, false, 0, true);
    public static final Range UNIT = new Range(0, false, 1, false);

    public static Range closed(double low, double high) {
        return new Range(low, true, high, true);
    }

    public static Range open(double low, double high) {
        return new Range(low, false, high, false);
    }

    public static Range point(double value) {
        return closed(value, value);
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof Range r
                        && Double.compare(low, r.low) == 0
                        && lowClosed == r.lowClosed
                        && Double.compare(high, r.high) == 0
                        && highClosed == r.highClosed;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(low) + Double.hashCode(high);
    }

    /** What lies in both. */
    public Range and(Range other) {
        boolean mineLow = low > other.low || low == other.low && !lowClosed;
        boolean mineHigh = high < other.high || high == other.high && !highClosed;
        return new Range(
                mineLow ? low : other.low,
                mineLow ? lowClosed : other.lowClosed,
                mineHigh ? high : other.high,
                mineHigh ? highClosed : other.highClosed);
    }

    public boolean isPositive() {
        return low > 0 || low == 0 && !lowClosed;
    }

    public boolean isNonNegative() {
        return low >= 0;
    }

    public boolean isNegative() {
        return high < 0 || high == 0 && !highClosed;
    }

    public boolean isNonPositive() {
        return high <= 0;
    }

    /** Whether there is no value in this. */
    public boolean isEmpty() {
        return low > high || low == high && !(lowClosed && highClosed);
    }

    public boolean contains(double value) {
        return (lowClosed ? value >= low : value > low) && (highClosed ? value <= high : value < high);
    }

    /** Whether 0 cannot be a value. */
    public boolean excludesZero() {
        return !contains(0);
    }
}
