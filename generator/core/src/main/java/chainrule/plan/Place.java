package chainrule.plan;

import java.util.List;

/**
 * An element of a buffer.
 *
 * @param offset from the start of the buffer; of one that is per sample, from the start of the first sample
 */
public record Place(Buffer buffer, Offset offset) implements Part {

    @Override
    public List<Offset> children() {
        return List.of(offset);
    }

    /** The same with other things in place of those that it names. */
    public Place map(Replacement r) {
        return new Place(r.of(buffer), r.of(offset));
    }

    @Override
    public String toString() {
        return buffer.name() + "[" + offset + "]";
    }
}
