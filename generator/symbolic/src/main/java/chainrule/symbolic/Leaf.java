package chainrule.symbolic;

import java.util.List;
import java.util.function.UnaryOperator;

/** A term with no terms below it. */
public abstract sealed class Leaf extends Expr permits Num, Access, IndexValue, Delta {

    Leaf(int hash) {
        super(hash);
    }

    @Override
    public final List<Expr> children() {
        return List.of();
    }

    @Override
    public final Expr mapChildren(UnaryOperator<Expr> f) {
        return this;
    }
}
