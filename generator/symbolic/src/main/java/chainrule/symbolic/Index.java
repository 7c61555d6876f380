package chainrule.symbolic;

import java.util.concurrent.atomic.AtomicLong;

/**
 * An index variable that runs from 0 to its extent − 1. A named index belongs to the reader, a fresh one to a computation, a
 * bound one is the canonical name under a {@link Reduce}: its number is above those of all reductions below it, so that
 * terms that differ by the names of bound indices are the same object.
 */
public final class Index implements IndexTerm {

    private static final AtomicLong FRESH = new AtomicLong();

    /** The three kinds, in their order of comparison. */
    enum Kind {
        NAMED,
        FRESH,
        BOUND
    }

    private final Kind kind;
    private final String name;
    private final long number;
    private final Affine extent;
    private final int hash;

    private Index(Kind kind, String name, long number, Affine extent) {
        this.kind = kind;
        this.name = name;
        this.number = number;
        this.extent = extent;
        this.hash = kind.ordinal() * 31 + name.hashCode() * 17 + Long.hashCode(number) * 7 + extent.hashCode();
    }

    public static Index named(String name, Affine extent) {
        return new Index(Kind.NAMED, name, 0, extent);
    }

    public static Index named(String name, Size extent) {
        return named(name, Affine.of(extent));
    }

    /** An index that is different from all others. */
    public static Index fresh(Affine extent) {
        return new Index(Kind.FRESH, "", FRESH.incrementAndGet(), extent);
    }

    static Index bound(int number, Affine extent) {
        return new Index(Kind.BOUND, "", number, extent);
    }

    Kind kind() {
        return kind;
    }

    /** A reader's name; for fresh and bound indices a technical one that only serves debugging. */
    public String name() {
        return switch (kind) {
            case NAMED -> name;
            case FRESH -> "%" + number;
            case BOUND -> "#" + number;
        };
    }

    long number() {
        return number;
    }

    /** The number of values, at least 1: a combination of sizes alone. */
    public Affine extent() {
        return extent;
    }

    public boolean isNamed() {
        return kind == Kind.NAMED;
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof Index other
                        && hash == other.hash
                        && kind == other.kind
                        && number == other.number
                        && name.equals(other.name)
                        && extent.equals(other.extent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return name();
    }
}
