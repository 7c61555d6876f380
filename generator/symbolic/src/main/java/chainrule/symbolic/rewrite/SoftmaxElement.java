package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An element eᵃ/Σ eᵘ of a softmax, where a is one of the u.
 *
 * @param exponential eᵃ
 * @param sum Σ eᵘ
 * @param indices those of the sum
 * @param each eᵘ
 * @param at where u is a
 */
record SoftmaxElement(Expr exponential, Reduce sum, List<Index> indices, Expr each, Map<Index, Affine> at) {

    /** Lower than any exponent that a number has. */
    static final Expr LOWEST = Exprs.negate(Exprs.num(Rational.of(new BigDecimal("1e30"))));

    /** The term as such an element, or null. */
    static SoftmaxElement of(Expr e) {
        Reduce sum = divisor(e);
        Expr above = sum == null ? null : Exprs.mul(e, sum);
        if (above == null || !above.isExponential()) {
            return null;
        }
        Reduce.Opened opened = sum.openAnew();
        Definition each = new Definition(null, opened.indices(), opened.body());
        return FoldDefinition.candidates(each, above).stream()
                .filter(at -> Substitution.ofIndices(at).apply(opened.body()) == above)
                .findFirst()
                .map(at -> new SoftmaxElement(above, sum, opened.indices(), opened.body(), at))
                .orElse(null);
    }

    private static Reduce divisor(Expr e) {
        return Polynomial.factors(e).stream()
                .filter(f -> f.exponent().equals(Rational.ONE.negate()) && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM)
                .map(f -> (Reduce) f.base())
                .findFirst()
                .orElse(null);
    }

    /** Of log(1 − p), or null where the term is none. */
    static SoftmaxElement ofLogarithmOfComplement(Expr e) {
        Expr x = e instanceof Apply a && a.function() == ElementaryFunction.LOG ? a.arguments().get(0) : null;
        return x instanceof Add ? of(Exprs.subtract(Exprs.one(), x)) : null;
    }

    private Expr isThis() {
        Expr isThis = Exprs.one();
        for (Index i : indices) {
            Expr same = Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(Affine.of(i)), Exprs.number(at.get(i)));
            isThis = Exprs.apply(ElementaryFunction.AND, isThis, same);
        }
        return isThis;
    }

    private Expr unlessThis(Expr here, Expr elsewhere) {
        return Exprs.conditional(isThis(), here, elsewhere);
    }

    /** log(1 − p) without kinks: −log(1 + eᵃ/Σ eᵘ over the others). */
    Expr smoothLogarithmOfComplement() {
        Expr others = Exprs.sum(indices, unlessThis(Exprs.zero(), each));
        return Exprs.negate(Exprs.log(Exprs.add(Exprs.one(), Exprs.divide(exponential, others))));
    }

    /** log(1 − p) as −softplus(a − log Σ eᵘ over the others). */
    Expr logarithmOfComplement() {
        Expr u = ((Apply) each).arguments().get(0);
        Expr largest = Exprs.reduce(Reduce.Operator.MAX, indices, unlessThis(LOWEST, u));
        Expr others = Exprs.sum(indices, unlessThis(Exprs.zero(), Exprs.exp(Exprs.subtract(u, largest))));
        Expr logOthers = Exprs.add(largest, Exprs.log(others));
        return Exprs.negate(RuleTables.maxPlusLog1p(Exprs.subtract(((Apply) exponential).arguments().get(0), logOthers), Exprs.zero()));
    }
}
