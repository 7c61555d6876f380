package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Size;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The sizes of a specification. Each place that writes a size has one; sizes that a formula forces to be equal are joined, and
 * a second pass over the specification sees one size for them all.
 */
public class SizeTable {

    private static final int LARGEST_STAND_IN = 23;

    private final boolean mayStayFree;
    private final Map<String, Size> byPlace = new HashMap<>();
    private final Map<Size, Size> joined = new IdentityHashMap<>();
    private final Map<Size, SourceSpan> origins = new IdentityHashMap<>();
    /** Sizes that nothing has been said about yet: each is whatever it is joined with. */
    private final Set<Size> open = Collections.newSetFromMap(new IdentityHashMap<>());

    /** @param mayStayFree whether a dim without a value is any number, as in a derivation that nothing runs */
    public SizeTable(boolean mayStayFree) {
        this.mayStayFree = mayStayFree;
    }

    public SizeTable() {
        this(true);
    }

    boolean mayStayFree() {
        return mayStayFree;
    }

    /** The size that a number at this place stands for, on this way of calls. */
    Size literal(int value, SourceSpan span, String way) {
        return at(Size.literal(value), span, way);
    }

    Size named(String name, int value, SourceSpan span, String way) {
        return at(Size.named(name, value), span, way);
    }

    /** A size of any number, by its name. */
    public Size free(String name, SourceSpan declared) {
        Size size = byPlace.computeIfAbsent("free|" + name, p -> Size.free(name, standIn()));
        origins.putIfAbsent(size, declared);
        return representative(size);
    }

    /** The size of an axis that is not declared: what it is joined with. */
    public Size open(String axis) {
        Size size = byPlace.computeIfAbsent("open|" + axis, p -> {
            Size fresh = Size.free(axis, standIn());
            open.add(fresh);
            return fresh;
        });
        return representative(size);
    }

    /** Gives a name to what nothing was said about: from now on it is a size of its own. */
    public void settle(Size s, String name) {
        joined.put(s, Size.free(name, s.value()));
    }

    public boolean isOpen(Size s) {
        return open.contains(s);
    }

    /** How many sizes turned out to be another. */
    public int joins() {
        return joined.size();
    }

    /** Different numbers of a middling size, larger ones first: what is indexed by sums stands before its windows. */
    private int standIn() {
        return LARGEST_STAND_IN - byPlace.size() % (LARGEST_STAND_IN - 3);
    }

    private Size at(Size fresh, SourceSpan span, String way) {
        String place = way + "|" + span + "|" + fresh.name();
        Size size = byPlace.computeIfAbsent(place, p -> fresh);
        origins.putIfAbsent(size, span);
        return representative(size);
    }

    Size representative(Size s) {
        Size next = joined.get(s);
        if (next == null) {
            return s;
        }
        Size root = representative(next);
        joined.put(s, root);
        return root;
    }

    /** Joins two extents if they are equal in value; a name is kept before a number. */
    public boolean join(Affine a, Affine b) {
        if (a.valueOfSizes() != b.valueOfSizes() && !isOpen(a, b)) {
            return false;
        }
        if (a.asSize() != null && b.asSize() != null) {
            Size s = representative(a.asSize());
            Size t = representative(b.asSize());
            if (s != t) {
                boolean keepT = isOpen(s) && !isOpen(t) || s.isLiteral() && !t.isLiteral() && !isOpen(t);
                joined.put(keepT ? s : t, keepT ? t : s);
            }
        }
        return true;
    }

    private boolean isOpen(Affine a, Affine b) {
        return a.asSize() != null
                && b.asSize() != null
                && (isOpen(representative(a.asSize())) || isOpen(representative(b.asSize())));
    }

    /** Whether every access must be seen to stay inside its axis, or to say what is outside. */
    protected boolean requiresInside() {
        return true;
    }

    /** Where a size is written, or null. */
    SourceSpan origin(Affine extent) {
        for (Affine.Part p : extent.parts()) {
            if (p.term() instanceof Size s && origins.containsKey(s)) {
                return origins.get(s);
            }
        }
        return null;
    }
}
