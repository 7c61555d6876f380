package chainrule.symbolic;

import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The value of an index or of a size, as a number. */
public final class IndexValue extends Expr {

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
    public List<Expr> children() {
        return List.of();
    }

    @Override
    public Expr mapChildren(UnaryOperator<Expr> f) {
        return this;
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
