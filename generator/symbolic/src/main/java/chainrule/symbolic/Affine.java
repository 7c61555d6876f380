package chainrule.symbolic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An integer combination of indices, sizes and integer data, plus a constant: the subscript of an access, or an extent.
 * Terms are sorted, collected and have coefficients other than 0.
 */
public final class Affine {

    /** coefficient · term, with a coefficient other than 0. */
    public record Part(long coefficient, IndexTerm term) {

        // A record's own are method handles, slow in a program that ends before they are compiled; so in all that is hashed much.
        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Part p && coefficient == p.coefficient && term.equals(p.term);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(coefficient) + term.hashCode();
        }
    }

    public static final Affine ZERO = constant(0);

    private final List<Part> parts;
    private final long constant;
    private final int hash;

    Affine(List<Part> parts, long constant) {
        this.parts = List.copyOf(parts);
        this.constant = constant;
        this.hash = parts.hashCode() * 31 + Long.hashCode(constant);
    }

    public List<Part> parts() {
        return parts;
    }

    public long constant() {
        return constant;
    }

    public static Affine constant(long value) {
        return new Affine(List.of(), value);
    }

    public static Affine of(IndexTerm term) {
        return new Affine(List.of(new Part(1, term)), 0);
    }

    public Affine plus(Affine other) {
        return combine(1, other);
    }

    public Affine minus(Affine other) {
        return combine(-1, other);
    }

    public Affine plus(long value) {
        return new Affine(parts, Math.addExact(constant, value));
    }

    public Affine times(long factor) {
        return ZERO.combine(factor, this);
    }

    private Affine combine(long factor, Affine other) {
        TreeMap<IndexTerm, Long> sum = new TreeMap<>(TERM_ORDER);
        parts.forEach(p -> sum.merge(p.term(), p.coefficient(), Math::addExact));
        other.parts.forEach(
                p -> sum.merge(p.term(), Math.multiplyExact(factor, p.coefficient()), Math::addExact));
        List<Part> kept = new ArrayList<>();
        sum.forEach((term, c) -> {
            if (c != 0) {
                kept.add(new Part(c, term));
            }
        });
        return new Affine(kept, Math.addExact(constant, Math.multiplyExact(factor, other.constant)));
    }

    public boolean isConstant() {
        return parts.isEmpty();
    }

    /** The single index that this is, without coefficient or offset, or null. */
    public Index asIndex() {
        return parts.size() == 1
                        && constant == 0
                        && parts.get(0).coefficient() == 1
                        && parts.get(0).term() instanceof Index i
                ? i
                : null;
    }

    /** The single size that this is, without coefficient or offset, or null. */
    public Size asSize() {
        return parts.size() == 1
                        && constant == 0
                        && parts.get(0).coefficient() == 1
                        && parts.get(0).term() instanceof Size s
                ? s
                : null;
    }

    /** The coefficient of a term, 0 where it does not occur. */
    public long coefficient(IndexTerm term) {
        for (Part p : parts) {
            if (p.term().equals(term)) {
                return p.coefficient();
            }
        }
        return 0;
    }

    /** Whether an index stands inside a term: in the subscript of integer data, or in a quotient. */
    public boolean hasInside(Index i) {
        return parts.stream().map(Part::term).anyMatch(t -> t instanceof Access a
                ? a.freeIndices().contains(i)
                : t instanceof IndexQuotient q && (q.dividend().coefficient(i) != 0 || q.dividend().hasInside(i)));
    }

    /**
     * What a term must be for this to be 0, where its coefficient is ±1.
     *
     * @return null where it has another coefficient, or is an index that stands inside another term too
     */
    public Affine solvedFor(IndexTerm term) {
        long c = coefficient(term);
        return Math.abs(c) != 1 || term instanceof Index i && hasInside(i)
                ? null
                : minus(of(term).times(c)).times(-c);
    }

    /** Each term replaced by what the function gives for it; null keeps the term. */
    public Affine map(Function<IndexTerm, Affine> replacement) {
        Affine result = constant(constant);
        boolean changed = false;
        for (Part p : parts) {
            Affine image = p.term() instanceof IndexQuotient q ? quotient(q, replacement) : replacement.apply(p.term());
            changed |= image != null;
            result = result.combine(p.coefficient(), image == null ? of(p.term()) : image);
        }
        return changed ? result : this;
    }

    private static Affine quotient(IndexQuotient q, Function<IndexTerm, Affine> replacement) {
        Affine dividend = q.dividend().map(replacement);
        return dividend.equals(q.dividend()) ? null : IndexQuotient.of(dividend, q.divisor());
    }

    /**
     * The value of a combination of sizes alone, by the values they have in the specification.
     *
     * @throws ArithmeticException if no long holds it
     */
    public long valueOfSizes() {
        long value = constant;
        for (Part p : parts) {
            value = Math.addExact(value, Math.multiplyExact(p.coefficient(), valueOfSizes(p.term())));
        }
        return value;
    }

    private long valueOfSizes(IndexTerm term) {
        if (term instanceof IndexQuotient q) {
            return Math.floorDiv(q.dividend().valueOfSizes(), q.divisor());
        }
        if (term instanceof Size s) {
            return s.value();
        }
        throw new IllegalStateException(this + " is not a combination of sizes");
    }

    /** A total order that depends on what the terms are, not on when they were made. */
    static final Comparator<IndexTerm> TERM_ORDER = Affine::compareTerms;

    private static int compareTerms(IndexTerm a, IndexTerm b) {
        if (a == b) {
            return 0;
        }
        int byKind = Integer.compare(rank(a), rank(b));
        if (byKind != 0) {
            return byKind;
        }
        if (a instanceof Size s && b instanceof Size t) {
            int c = s.name().compareTo(t.name());
            return c != 0 ? c : Long.compare(s.serial(), t.serial());
        }
        if (a instanceof Index i && b instanceof Index j) {
            return compareIndices(i, j);
        }
        if (a instanceof IndexQuotient p && b instanceof IndexQuotient q) {
            int c = ExprOrder.compare(p.dividend(), q.dividend());
            return c != 0 ? c : Long.compare(p.divisor(), q.divisor());
        }
        return ExprOrder.compare((Access) a, (Access) b);
    }

    private static int compareIndices(Index i, Index j) {
        int c = i.kind().compareTo(j.kind());
        c = c != 0 ? c : i.name().length() - j.name().length();
        c = c != 0 ? c : i.name().compareTo(j.name());
        return c != 0 ? c : ExprOrder.compare(i.extent(), j.extent());
    }

    private static int rank(IndexTerm term) {
        return term instanceof Index ? 0 : term instanceof Access ? 1 : term instanceof Size ? 2 : 3;
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || o instanceof Affine other
                        && hash == other.hash
                        && constant == other.constant
                        && parts.equals(other.parts);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Part p : parts) {
            text.append(p.coefficient() < 0 ? "-" : text.isEmpty() ? "" : "+");
            long c = Math.abs(p.coefficient());
            text.append(c == 1 ? "" : c + "*").append(p.term());
        }
        return text.isEmpty()
                ? Long.toString(constant)
                : text + (constant == 0 ? "" : constant < 0 ? "" + constant : "+" + constant);
    }
}
