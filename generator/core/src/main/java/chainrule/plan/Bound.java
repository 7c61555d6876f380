package chainrule.plan;

/**
 * An end of a loop: a number, or the size of the batch rounded down to a multiple.
 *
 * @param ofBatch whether the batch is counted
 * @param value the number, or the multiple
 */
public record Bound(boolean ofBatch, int value) {

    public static Bound of(int value) {
        return new Bound(false, value);
    }

    /** All samples of the batch. */
    public static Bound batch() {
        return new Bound(true, 1);
    }

    /** The samples that fill whole groups. */
    public static Bound batchInGroupsOf(int multiple) {
        return new Bound(true, multiple);
    }

    @Override
    public String toString() {
        return !ofBatch ? Integer.toString(value) : value == 1 ? "n" : "n - n % " + value;
    }
}
