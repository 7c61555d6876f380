package chainrule.analysis;

import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Size;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The sizes of a specification. Each place that writes a size has one; sizes that a formula forces to be equal are joined, and
 * a second pass over the specification sees one size for them all.
 */
class SizeTable {

    private final Map<String, Size> byPlace = new HashMap<>();
    private final Map<Size, Size> joined = new IdentityHashMap<>();
    private final Map<Size, SourceSpan> origins = new IdentityHashMap<>();

    /** The size that a number at this place stands for, on this way of calls. */
    Size literal(int value, SourceSpan span, String way) {
        return at(Size.literal(value), span, way);
    }

    Size named(String name, int value, SourceSpan span, String way) {
        return at(Size.named(name, value), span, way);
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
    boolean join(Affine a, Affine b) {
        if (a.valueOfSizes() != b.valueOfSizes()) {
            return false;
        }
        if (a.asSize() != null && b.asSize() != null) {
            Size s = representative(a.asSize());
            Size t = representative(b.asSize());
            if (s != t) {
                boolean keepT = s.isLiteral() && !t.isLiteral();
                joined.put(keepT ? s : t, keepT ? t : s);
            }
        }
        return true;
    }

    /** Whether every access must be seen to stay inside its axis, or to say what is outside. */
    boolean requiresInside() {
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
