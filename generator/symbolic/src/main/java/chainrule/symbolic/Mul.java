package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * coefficient · Π baseᵉ with exact exponents: bases are distinct, sorted and not numbers times something. Either there are
 * two factors or more, or one with an exponent or a coefficient other than 1.
 */
public final class Mul extends Expr {

    /** base to the power exponent, which is not 0. */
    public record Factor(Expr base, Rational exponent) {
        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Factor x && base == x.base && exponent.equals(x.exponent);
        }

        @Override
        public int hashCode() {
            return 31 * base.hashCode() + exponent.hashCode();
        }

        public Expr value() {
            return Exprs.pow(base, exponent);
        }

        /** Whether the value is eˣ for some x: the base is one then. */
        public boolean isExponential() {
            return base.isExponential();
        }
    }

    private final Rational coefficient;
    private final List<Factor> factors;
    private List<Expr> children;

    private Mul(Rational coefficient, List<Factor> factors) {
        super(coefficient.hashCode() * 31 + factors.hashCode() * 7 + 13);
        this.coefficient = coefficient;
        this.factors = factors;
    }

    static Mul of(Rational coefficient, List<Factor> factors) {
        return Interner.intern(new Mul(coefficient, List.copyOf(factors)));
    }

    public Rational coefficient() {
        return coefficient;
    }

    public List<Factor> factors() {
        return factors;
    }

    @Override
    public boolean isExponential() {
        return factors.size() == 1 && coefficient.isOne() && factors.get(0).isExponential();
    }

    @Override
    public Expr exponent() {
        Factor f = factors.get(0);
        return isExponential() ? Exprs.times(f.exponent, f.base.exponent()) : null;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<Expr> children() {
        List<Expr> known = children;
        if (known == null) {
            known = factors.stream().map(Factor::base).toList();
            children = known;
        }
        return known;
    }

    @Override
    public Expr mapChildren(UnaryOperator<Expr> f) {
        List<Expr> images = images(children(), f);
        if (images == null) {
            return this;
        }
        ProductBuilder product = new ProductBuilder().times(coefficient);
        for (int k = 0; k < images.size(); k++) {
            product.multiply(images.get(k), factors.get(k).exponent);
        }
        return product.build();
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Mul m && coefficient.equals(m.coefficient) && factors.equals(m.factors);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        factors.forEach(x -> all.addAll(x.base.freeIndices()));
        return all;
    }
}
