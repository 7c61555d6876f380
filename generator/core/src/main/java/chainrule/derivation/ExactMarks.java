package chainrule.derivation;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** How far each line that a reader reads holds in exact arithmetic. */
public final class ExactMarks {

    private final Map<Object, List<Exactness>> marks = new IdentityHashMap<>();

    /**
     * Marks the lines of something.
     *
     * @param of what has the lines, itself and not an equal object
     */
    public void set(Object of, List<Exactness> lines) {
        marks.put(of, List.copyOf(lines));
    }

    /** What a line is marked with. */
    public Exactness of(Object of, int line) {
        List<Exactness> lines = marks.get(of);
        return lines == null ? Exactness.NONE : lines.get(line);
    }

    /** All marks. */
    List<Exactness> all() {
        return marks.values().stream().flatMap(List::stream).toList();
    }
}
