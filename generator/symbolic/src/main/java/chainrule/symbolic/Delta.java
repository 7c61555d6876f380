package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.Set;

/** Kronecker's δ: 1 where two subscripts are equal, else 0. The first is the smaller in the canonical order. */
public final class Delta extends Leaf {

    private final Affine left;
    private final Affine right;

    private Delta(Affine left, Affine right) {
        super(left.hashCode() * 31 + right.hashCode() * 7 + 5);
        this.left = left;
        this.right = right;
    }

    static Delta of(Affine a, Affine b) {
        return Interner.intern(ExprOrder.compare(a, b) <= 0 ? new Delta(a, b) : new Delta(b, a));
    }

    public Affine left() {
        return left;
    }

    public Affine right() {
        return right;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Delta d && left.equals(d.left) && right.equals(d.right);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        Access.collectIndices(left, all);
        Access.collectIndices(right, all);
        return all;
    }
}
