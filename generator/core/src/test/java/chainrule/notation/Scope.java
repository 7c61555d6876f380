package chainrule.notation;

import java.util.HashMap;
import java.util.Map;

/** What names mean to the interpreter: values, adjoints by their quotients such as {@code dl/dW}, and indices. */
final class Scope {

    private final Map<String, Integer> classes = new HashMap<>();
    private final Map<String, Array> values = new HashMap<>();
    private final Map<String, Array> adjoints = new HashMap<>();
    private final Map<String, Integer> indices = new HashMap<>();

    Scope put(String name, Array value) {
        values.put(name, value);
        return this;
    }

    Scope putAdjoint(String quotient, Array value) {
        adjoints.put(quotient, value);
        return this;
    }

    void bind(String index, int value) {
        indices.put(index, value);
    }

    boolean hasIndex(String name) {
        return indices.containsKey(name);
    }

    void release(String index) {
        indices.remove(index);
    }

    Array adjoint(String quotient) {
        return adjoints.get(quotient);
    }

    /** What a name means where its value is wanted; an index hides a value. */
    Array value(String name) {
        Integer index = indices.get(name);
        Array value = index == null ? values.get(name) : Array.number(index);
        if (value == null && name.equals("pi")) {
            return Array.number(Math.PI);
        } else if (value == null) {
            throw new NotInLanguage("unknown name " + name);
        }
        return value;
    }

    void putClasses(String name, int count) {
        classes.put(name, count);
    }

    /** The number of classes of integer data. */
    int classes(String name) {
        return classes.get(name);
    }
}
