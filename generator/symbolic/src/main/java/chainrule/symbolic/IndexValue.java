package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.Set;

/** The value of an index, of a size or of a quotient of such, as a number. */
public final class IndexValue extends Leaf {

    private final IndexTerm term;

    private IndexValue(IndexTerm term) {
        super(term.hashCode() * 31 + 3);
        this.term = term;
    }

    static IndexValue of(IndexTerm term) {
        return Interner.intern(new IndexValue(term));
    }

    /** An {@link Index}, a {@link Size} or an {@link IndexQuotient}. */
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
        Set<Index> indices = new LinkedHashSet<>();
        Access.collectIndices(Affine.of(term), indices);
        return indices;
    }
}
