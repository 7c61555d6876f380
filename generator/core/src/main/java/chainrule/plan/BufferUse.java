package chainrule.plan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The buffers that statements touch.
 *
 * @param written stored to
 * @param read loaded from
 */
public record BufferUse(Set<Buffer> written, Set<Buffer> read) {

    public static BufferUse of(List<Statement> statements) {
        Set<Buffer> written = new LinkedHashSet<>();
        statements.forEach(s -> s.forEach(part -> {
            if (part instanceof Statement.Store store) {
                written.add(store.place().buffer());
            } else if (part instanceof Statement.Copy copy) {
                written.add(copy.to().buffer());
            }
        }));
        return new BufferUse(written, Loads.of(statements).buffers());
    }
}
