package chainrule.derivation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the line check has seen of a derivation.
 *
 * @param points at how many random points its lines were evaluated; 0 where the network has a value at none
 * @param open what could not be compared in all its elements: a {@link Derived} with differences, a {@link Line} with the
 *     result, a closed or a stable form with what it is a form of, the derivative of a function; these themselves and not equal objects
 */
public record Coverage(int points, Collection<Object> open) {

    /** That of a derivation whose lines are not checked. */
    static final Coverage NONE = new Coverage(0, List.of());

    public Coverage {
        Map<Object, Boolean> same = new IdentityHashMap<>();
        open.forEach(o -> same.put(o, true));
        open = Collections.unmodifiableCollection(same.keySet());
    }

    /**
     * Whether a line was compared.
     *
     * @param of what has the line, as the derivation knows it
     */
    public boolean has(Object of, int line) {
        return points > 0 && (of instanceof Derived d ? has(d, line) : !open.contains(of));
    }

    /** The first line is compared with differences and the last, all others with the last. */
    private boolean has(Derived d, int line) {
        int compared = line == d.lines().size() - 1 ? 0 : line;
        return !open.contains(d.lines().get(compared)) && !(compared == 0 && open.contains(d));
    }

    /** That of other lines too. */
    Coverage and(Coverage other) {
        return new Coverage(Math.min(points, other.points), open).with(other.open);
    }

    /** The same with more that is open. */
    Coverage with(Collection<?> more) {
        List<Object> all = new ArrayList<>(open);
        all.addAll(more);
        return new Coverage(points, all);
    }
}
