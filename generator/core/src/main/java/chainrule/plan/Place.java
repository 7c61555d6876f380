package chainrule.plan;

/**
 * An element of a buffer.
 *
 * @param offset from the start of the buffer; of one that is per sample, from the start of the first sample
 */
public record Place(Buffer buffer, Offset offset) {

    /** This with a loop variable moved on by a number of steps. */
    public Place shift(LoopVariable variable, int by) {
        return new Place(buffer, offset.shift(variable, by));
    }

    @Override
    public String toString() {
        return buffer.name() + "[" + offset + "]";
    }
}
