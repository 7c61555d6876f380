package chainrule.derivation;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A term that a broken rule would give.
 *
 * @param how what is wrong
 * @param value the term
 */
record Mutant(String how, Expr value) {

    /** The ways in which a term over axes can go wrong, those left out that leave it as it is. */
    static List<Mutant> of(List<Index> axes, Expr e) {
        List<Mutant> all = new ArrayList<>(List.of(
                new Mutant("another sign", Exprs.negate(e)),
                new Mutant("a factor 2", Exprs.times(Rational.TWO, e)),
                new Mutant("a factor 1.001", Exprs.times(Rational.of(1001, 1000), e)),
                new Mutant("a stray term", Exprs.add(e, Exprs.num(Rational.of(1, 100))))));
        if (axes.size() == 2 && axes.get(0).extent().equals(axes.get(1).extent())) {
            all.add(new Mutant("a transpose", transposed(axes.get(0), axes.get(1), e)));
        }
        all.removeIf(m -> m.value() == e);
        return all;
    }

    private static Expr transposed(Index i, Index j, Expr e) {
        return Substitution.ofIndices(Map.of(i, Affine.of(j), j, Affine.of(i))).apply(e);
    }
}
