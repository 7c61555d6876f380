package chainrule.symbolic;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A sum of at least two collected, sorted terms; a constant is a term times {@link Num#ONE}. */
public final class Add extends Expr {

    /** coefficient · term; the coefficient is not 0, the term has no coefficient of its own. */
    public record Term(Rational coefficient, Expr term) {
        @Override
        public boolean equals(Object o) {
            return this == o || o instanceof Term x && term == x.term && coefficient.equals(x.coefficient);
        }

        @Override
        public int hashCode() {
            return 31 * coefficient.hashCode() + term.hashCode();
        }

        public Expr value() {
            return Exprs.times(coefficient, term);
        }
    }

    private final List<Term> terms;
    private List<Expr> children;

    private Add(List<Term> terms) {
        super(terms.hashCode() * 31 + 11);
        this.terms = terms;
    }

    static Add of(List<Term> terms) {
        return Interner.intern(new Add(List.copyOf(terms)));
    }

    public List<Term> terms() {
        return terms;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public List<Expr> children() {
        List<Expr> known = children;
        if (known == null) {
            known = terms.stream().map(Term::term).toList();
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
        SumBuilder sum = new SumBuilder();
        for (int k = 0; k < images.size(); k++) {
            sum.add(terms.get(k).coefficient, images.get(k));
        }
        return sum.build();
    }

    @Override
    boolean sameContent(Expr other) {
        return other instanceof Add a && terms.equals(a.terms);
    }

    @Override
    Set<Index> computeFree() {
        Set<Index> all = new LinkedHashSet<>();
        terms.forEach(t -> all.addAll(t.term.freeIndices()));
        return all;
    }
}
