package chainrule.cli.data;

import chainrule.runtime.ElementType;

/** An array to which values are added. */
final class GrowingArray {
    private final ElementType type;
    private Object values;
    private int length;

    GrowingArray(ElementType type) {
        this.type = type;
        this.values = type.allocate(256);
    }

    void add(double value) {
        if (length == type.length(values)) {
            values = copy(Math.multiplyExact(length, 2));
        }
        type.set(values, length++, value);
    }

    private Object copy(int capacity) {
        Object copy = type.allocate(capacity);
        System.arraycopy(values, 0, copy, 0, length);
        return copy;
    }

    /** An array of just the values. */
    Object toArray() {
        return copy(length);
    }
}
