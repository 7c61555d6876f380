package chainrule.derivation;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The lines of a derivation that have not been compared in all their elements yet. A {@link Derived} stands for the comparison of
 * its first line with differences, a {@link Line} for that with the result, the derivative of a function for all its lines.
 */
final class OpenLines {

    /** With the elements that were compared. */
    private final Map<Object, BitSet> seen = new IdentityHashMap<>();

    OpenLines(LineGroup lines) {
        for (Derived d : lines.adjoints()) {
            open(d);
            d.lines().subList(0, d.lines().size() - 1).forEach(this::open);
        }
        lines.functions().forEach(this::open);
        lines.closedForms().forEach(this::open);
        lines.stabilized().forEach(this::open);
    }

    private void open(Object line) {
        seen.put(line, new BitSet());
    }

    /** Notes which elements were compared, of so many. */
    void see(Object line, BitSet elements, int count) {
        BitSet before = seen.get(line);
        if (before != null) { // else it is closed
            before.or(elements);
            if (before.cardinality() >= count) {
                seen.remove(line);
            }
        }
    }

    /** Closes those of some lines for which exact arithmetic finds something. */
    void closeExactly(LineGroup lines, Derivation derivation, Excerpts excerpts) {
        if (seen.isEmpty()) {
            return;
        }
        ExactLines exact = new ExactLines(derivation, excerpts);
        for (Derived d : lines.adjoints()) {
            if (isOpen(d)) {
                close(d, exact.differences(d));
            }
            d.lines().stream().filter(this::isOpen).toList().forEach(line -> close(line, exact.of(d, line)));
        }
        lines.functions().stream()
                .filter(this::isOpen)
                .forEach(f -> close(f, ExactFunctionLines.of(f).stream().reduce(Exactness::and).orElseThrow()));
        lines.closedForms().stream().filter(this::isOpen).forEach(c -> close(c, exact.of(c)));
        lines.stabilized().stream().filter(this::isOpen).forEach(s -> close(s, exact.of(s)));
    }

    private void close(Object line, Exactness found) {
        if (found != Exactness.NONE) {
            seen.remove(line);
        }
    }

    boolean isOpen(Object line) {
        return seen.containsKey(line);
    }

    boolean isEmpty() {
        return seen.isEmpty();
    }

    Set<Object> all() {
        return seen.keySet();
    }
}
