package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An element of a symbol: S[affine, affine, …], as many subscripts as the symbol has axes. */
public final class Access extends Leaf implements IndexTerm {

    private final Symbol symbol;
    private final List<Affine> subscripts;

    private Access(Symbol symbol, List<Affine> subscripts) {
        super(System.identityHashCode(symbol) * 31 + subscripts.hashCode());
        this.symbol = symbol;
        this.subscripts = subscripts;
    }

    static Access of(Symbol symbol, List<Affine> subscripts) {
        if (subscripts.size() != symbol.axes().size()) {
            throw new IllegalArgumentException(
                    symbol + " has " + symbol.axes().size() + " axes, not " + subscripts.size());
        }
        return Interner.intern(new Access(symbol, List.copyOf(subscripts)));
    }

    public Symbol symbol() {
        return symbol;
    }

    public List<Affine> subscripts() {
        return subscripts;
    }

    /** The indices that occur in a subscript. */
    static void collectIndices(Affine affine, Set<Index> into) {
        for (Affine.Part p : affine.parts()) {
            if (p.term() instanceof Index i) {
                into.add(i);
            } else if (p.term() instanceof Access a) {
                into.addAll(a.freeIndices());
            } else if (p.term() instanceof IndexQuotient q) {
                collectIndices(q.dividend(), into);
            }
        }
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Access a && symbol == a.symbol && subscripts.equals(a.subscripts);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        subscripts.forEach(s -> collectIndices(s, all));
        return all;
    }
}
