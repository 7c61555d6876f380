package chainrule.symbolic;

import java.util.Set;

/** An exact number. */
public final class Num extends Leaf {

    static final Num ZERO = of(Rational.ZERO);
    static final Num ONE = of(Rational.ONE);

    private final Rational value;

    private Num(Rational value) {
        super(value.hashCode() * 31 + 1);
        this.value = value;
    }

    static Num of(Rational value) {
        return Interner.intern(new Num(value));
    }

    public Rational value() {
        return value;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Num n && value.equals(n.value);
    }

    @Override
    Set<Index> computeFree() {
        return Set.of();
    }
}
