package chainrule.plan;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Anything that the statements of a kernel are made of. Parts are immutable; what they share is walked over each time. */
public sealed interface Part permits Statement, Scalar, Condition, Place, Offset, Offset.IntegerElement {

    /** What stands directly inside, in the order of the text. */
    List<? extends Part> children();

    /** Does something with this, then with all that stands inside, in the order of the text. */
    default void forEach(Consumer<Part> action) {
        action.accept(this);
        children().forEach(child -> child.forEach(action));
    }

    /** Whether something holds of this or of anything inside. */
    default boolean has(Predicate<Part> predicate) {
        return predicate.test(this) || children().stream().anyMatch(child -> child.has(predicate));
    }

    /** Whether the value of a local is read. */
    default boolean reads(Local local) {
        return has(part -> part instanceof Scalar.Read r && r.local() == local);
    }
}
