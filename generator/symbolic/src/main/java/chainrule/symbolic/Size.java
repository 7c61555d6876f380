package chainrule.symbolic;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The length of an axis, as a symbol that has a value: a derivation never depends on the value. Two sizes are the same only
 * when they are the same object; what the specification forces to be equal is one object.
 */
public final class Size implements IndexTerm {

    private static final AtomicLong SERIAL = new AtomicLong();

    private final long serial = SERIAL.incrementAndGet();
    private final String name;
    private final int value;
    private final Kind kind;

    private enum Kind {
        NAMED,
        LITERAL,
        FREE
    }

    private Size(String name, int value, Kind kind) {
        this.name = name;
        this.value = value;
        this.kind = kind;
    }

    /** A size that the specification names, and that prints as this name. */
    public static Size named(String name, int value) {
        return new Size(name, value, Kind.NAMED);
    }

    /** A size that the specification writes as a number, and that prints as this number. */
    public static Size literal(int value) {
        return new Size(Integer.toString(value), value, Kind.LITERAL);
    }

    /** A size that may be any number: its value only stands in for one, and is not shown. */
    public static Size free(String name, int standIn) {
        return new Size(name, standIn, Kind.FREE);
    }

    /** Orders sizes of one name by when they were made, which is the same in every run. */
    long serial() {
        return serial;
    }

    public String name() {
        return name;
    }

    public int value() {
        return value;
    }

    /** Whether this prints as a number. */
    public boolean isLiteral() {
        return kind == Kind.LITERAL;
    }

    /** Whether this may be any number. */
    public boolean isFree() {
        return kind == Kind.FREE;
    }

    @Override
    public String toString() {
        return name;
    }
}
