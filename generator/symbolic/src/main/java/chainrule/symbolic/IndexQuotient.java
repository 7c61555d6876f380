package chainrule.symbolic;

import java.util.ArrayList;
import java.util.List;

/**
 * ⌊dividend/divisor⌋: the window of 3 in which place i lies is ⌊i/3⌋. Made by {@link #of}, which takes out what divides.
 *
 * @param dividend a combination of indices whose coefficients the divisor does not divide
 * @param divisor at least 2
 */
public record IndexQuotient(Affine dividend, long divisor) implements IndexTerm {

    /** ⌊a/n⌋ for n ≥ 1: ⌊(6 i + j + 4)/3⌋ is 2 i + 1 + ⌊(j + 1)/3⌋. */
    public static Affine of(Affine a, long n) {
        if (n < 1) {
            throw new IllegalArgumentException("division of " + a + " by " + n);
        }
        Affine whole = Affine.constant(Math.floorDiv(a.constant(), n));
        List<Affine.Part> rest = new ArrayList<>();
        for (Affine.Part p : a.parts()) {
            if (p.coefficient() % n == 0) {
                whole = whole.plus(Affine.of(p.term()).times(p.coefficient() / n));
            } else {
                rest.add(p);
            }
        }
        Affine left = new Affine(rest, Math.floorMod(a.constant(), n));
        return left.isConstant() ? whole : whole.plus(nested(left, n));
    }

    /** ⌊⌊a/m⌋/n⌋ is ⌊a/(m n)⌋. */
    private static Affine nested(Affine a, long n) {
        return a.constant() == 0 && a.parts().size() == 1 && a.coefficient(a.parts().get(0).term()) == 1
                        && a.parts().get(0).term() instanceof IndexQuotient q
                ? of(q.dividend, q.divisor * n)
                : Affine.of(new IndexQuotient(a, n));
    }

    @Override
    public String toString() {
        return "floor((" + dividend + ")/" + divisor + ")";
    }
}
