package chainrule.symbolic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * An indexed tensor expression: for each value of its free indices, a number. Terms are made by {@link Exprs} in canonical
 * form and hash-consed, so that {@code ==} is equality up to the names of bound indices.
 */
public abstract sealed class Expr
        permits Leaf, Add, Mul, Apply, Call, Conditional, Reduce {

    private final int hash;
    // Terms are shared by all threads. What is kept of them is found again if a thread does not see it, and is whole if it does: an
    // int is, and so is what a final field refers to, such as that of an unmodifiable set.
    private Set<Index> free;
    private int binders = -1;
    private int height;
    private int measure = -1;
    private volatile Object program;

    Expr(int hash) {
        this.hash = hash;
    }

    /** One case per kind of term, none with a default: a new kind does not compile until each traversal handles it. */
    public interface Visitor<R> {
        R visit(Num e);

        R visit(Access e);

        R visit(IndexValue e);

        R visit(Add e);

        R visit(Mul e);

        R visit(Apply e);

        R visit(Call e);

        R visit(Conditional e);

        R visit(Reduce e);

        R visit(Delta e);
    }

    public abstract <R> R accept(Visitor<R> visitor);

    /** The terms directly below; a reduction's body is closed over its bound indices: see {@link Reduce#open()}. */
    public abstract List<Expr> children();

    /** The same kind of term over other children, in canonical form; the same object where no child changed. */
    public abstract Expr mapChildren(UnaryOperator<Expr> f);

    /** The images of terms, or null where each is the term itself. */
    static List<Expr> images(List<Expr> terms, UnaryOperator<Expr> f) {
        List<Expr> images = new ArrayList<>(terms.size());
        boolean changed = false;
        for (Expr e : terms) {
            Expr image = f.apply(e);
            changed |= image != e;
            images.add(image);
        }
        return changed ? images : null;
    }

    abstract boolean sameContent(Expr other);

    abstract Set<Index> computeFree();

    /** The indices that this term's value depends on. */
    public final Set<Index> freeIndices() {
        Set<Index> known = free;
        if (known == null) {
            known = Collections.unmodifiableSet(computeFree());
            free = known;
        }
        return known;
    }

    /** The largest number of a bound index in this term, 0 without reductions. */
    final int binders() {
        int known = binders;
        if (known < 0) {
            known = computeBinders();
            binders = known;
        }
        return known;
    }

    int computeBinders() {
        int largest = 0;
        for (Expr child : children()) {
            largest = Math.max(largest, child.binders());
        }
        return largest;
    }

    /** How many terms lie on the longest way down from this one, itself counted. */
    public final int height() {
        if (height == 0) {
            height = 1 + children().stream().mapToInt(Expr::height).max().orElse(0);
        }
        return height;
    }

    /** Whether there is a reduction in this term. */
    public final boolean hasReduction() {
        return binders() > 0;
    }

    /** Whether this or a term below it is of a kind; the subscripts of accesses are not looked into. */
    public final boolean contains(Predicate<Expr> kind) {
        return contains(kind, new HashSet<>());
    }

    private boolean contains(Predicate<Expr> kind, Set<Expr> seen) {
        if (kind.test(this)) {
            return true;
        }
        if (seen.add(this)) {
            for (Expr child : children()) {
                if (child.contains(kind, seen)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** This term with another in place of each occurrence of a part. */
    public final Expr replace(Expr part, Expr by) {
        return replace(part, by, new HashMap<>());
    }

    private Expr replace(Expr part, Expr by, Map<Expr, Expr> done) {
        if (this == part) {
            return by;
        }
        Expr known = done.get(this);
        if (known == null) {
            known = mapChildren(child -> child.replace(part, by, done));
            done.put(this, known);
        }
        return known;
    }

    /** Whether this is eˣ for some x, itself or as a power of another: (eʸ)ⁿ is e^(n y). */
    public boolean isExponential() {
        return false;
    }

    /** The x of eˣ, where this is one, itself or as a power of another; else null. */
    public Expr exponent() {
        return null;
    }

    /**
     * What computes this term, made once and kept as long as the term is. Two threads may make it, each its own.
     *
     * @param <P> a type without state, the same at each call
     */
    @SuppressWarnings("unchecked")
    public final <P> P program(Function<Expr, P> compiler) {
        Object known = program;
        if (known == null) {
            known = compiler.apply(this);
            program = known;
        }
        return (P) known;
    }

    /** What a measure of terms, of which there is one, says of this: it is asked once and kept. */
    public final int measuredBy(ToIntFunction<Expr> by) {
        if (measure < 0) {
            measure = by.applyAsInt(this);
        }
        return measure;
    }

    public final boolean isZero() {
        return this == Num.ZERO;
    }

    public final boolean isOne() {
        return this == Num.ONE;
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final boolean equals(Object o) {
        return this == o;
    }

    @Override
    public final String toString() {
        return DebugText.of(this);
    }
}
