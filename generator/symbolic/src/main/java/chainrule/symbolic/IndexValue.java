package chainrule.symbolic;

import java.util.Set;

/** The value of an index or of a size, as a number. */
public final class IndexValue extends Leaf {

    private final IndexTerm term;

    private IndexValue(IndexTerm term) {
        super(term.hashCode() * 31 + 3);
        this.term = term;
    }

    static IndexValue of(IndexTerm term) {
        return Interner.intern(new IndexValue(term));
    }

    /** An {@link Index} or a {@link Size}. */
    public IndexTerm term() {
        return term;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof IndexValue v && term.equals(v.term);
    }

    @Override
    Set<Index> computeFree() {
        return term instanceof Index i ? Set.of(i) : Set.of();
    }
}
