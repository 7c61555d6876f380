package chainrule.precision;

/** All numbers from low to high; infinite ends stand for numbers of any size, not for infinity itself. */
public record Interval(double low, double high) {

    public static final Interval REALS = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** An interval that surely holds the true ends, which these are but for a few roundings. */
    static Interval around(double low, double high) {
        if (Double.isNaN(low) || Double.isNaN(high)) {
            return REALS;
        }
        // Java's elementary functions are right to two units in the last place.
        return new Interval(Math.nextDown(Math.nextDown(low)), Math.nextUp(Math.nextUp(high)));
    }

    /** The smallest interval with all numbers of both. */
    Interval hull(Interval other) {
        return new Interval(Math.min(low, other.low), Math.max(high, other.high));
    }

    public boolean contains(double x) {
        return low <= x && x <= high;
    }
}
