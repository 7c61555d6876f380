package chainrule.analysis;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names that an expression can use, inner ones before outer ones. */
public final class Scope {

    /** A name of a value that is worked out when it is first used. */
    public interface Lazy {
        Value value();
    }

    private final Scope outer;
    private final Map<String, Lazy> values = new HashMap<>();
    private final Map<String, Affine> sizes = new HashMap<>();
    private final Map<String, Index> indices = new HashMap<>();

    public Scope(Scope outer) {
        this.outer = outer;
    }

    public void put(String name, Lazy value) {
        values.put(name, value);
    }

    /** A name that has no value yet, whatever is outside. */
    void hide(String name) {
        values.put(name, null);
    }

    public void putSize(String name, Affine extent) {
        sizes.put(name, extent);
    }

    public void putIndex(Index index) {
        indices.put(index.name(), index);
    }

    public Lazy value(String name) {
        for (Scope s = this; s != null; s = s.outer) {
            if (s.values.containsKey(name)) {
                return s.values.get(name);
            }
            if (s.sizes.containsKey(name) || s.indices.containsKey(name)) {
                return null;
            }
        }
        return null;
    }

    public Affine size(String name) {
        for (Scope s = this; s != null; s = s.outer) {
            if (s.sizes.containsKey(name)) {
                return s.sizes.get(name);
            }
        }
        return null;
    }

    public Index index(String name) {
        for (Scope s = this; s != null; s = s.outer) {
            if (s.indices.containsKey(name)) {
                return s.indices.get(name);
            }
            if (s.values.containsKey(name)) {
                return null;
            }
        }
        return null;
    }

    /** All names in scope, for suggestions. */
    Set<String> names() {
        Set<String> names = outer == null ? new HashSet<>() : outer.names();
        names.addAll(values.keySet());
        names.addAll(sizes.keySet());
        names.addAll(indices.keySet());
        return names;
    }
}
