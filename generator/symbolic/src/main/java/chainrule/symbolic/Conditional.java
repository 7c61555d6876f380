package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** One of two values, by a condition that is 1 or 0. */
public final class Conditional extends Expr {

    private final Expr condition;
    private final Expr then;
    private final Expr otherwise;

    private Conditional(Expr condition, Expr then, Expr otherwise) {
        super(condition.hashCode() * 31 + then.hashCode() * 7 + otherwise.hashCode() * 3 + 23);
        this.condition = condition;
        this.then = then;
        this.otherwise = otherwise;
    }

    static Conditional of(Expr condition, Expr then, Expr otherwise) {
        return Interner.intern(new Conditional(condition, then, otherwise));
    }

    public Expr condition() {
        return condition;
    }

    public Expr then() {
        return then;
    }

    public Expr otherwise() {
        return otherwise;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<Expr> children() {
        return List.of(condition, then, otherwise);
    }

    @Override
    public Expr mapChildren(UnaryOperator<Expr> f) {
        Expr c = f.apply(condition);
        Expr a = f.apply(then);
        Expr b = f.apply(otherwise);
        return c == condition && a == then && b == otherwise ? this : Exprs.conditional(c, a, b);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Conditional c
                && condition == c.condition
                && then == c.then
                && otherwise == c.otherwise;
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>(condition.freeIndices());
        all.addAll(then.freeIndices());
        all.addAll(otherwise.freeIndices());
        return all;
    }
}
