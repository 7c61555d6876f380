package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.function.UnaryOperator;

/**
 * Sums Σ e^v whose largest v is 0, in two parts: c of the terms near the largest, which is 1 where that is the only one, and t of
 * the others. Their logarithm is log c + log1p(t/c), which has its digits where the sum is near 1, too. The largest v may be
 * rounded: ½ is far from it.
 */
final class ShiftedSum {

    private static final Expr NEAR = Exprs.num(Rational.HALF.negate());

    private ShiftedSum() {}

    /** A term with the logarithms of such sums by their parts. */
    static Expr inLogarithms(Expr e) {
        return e.contains(Expr::isExponential) ? Strategy.bottomUp(e, ShiftedSum::logarithm) : e;
    }

    /** The logarithm of such a sum by its parts, or the same term. */
    static Expr logarithm(Expr e) {
        Expr sum = e instanceof Apply a && a.function() == ElementaryFunction.LOG ? a.arguments().get(0) : null;
        if (sum == null || !isShifted(sum)) {
            return e;
        }
        Expr near = each(sum, v -> Exprs.conditional(isFar(v), Exprs.zero(), v));
        Expr far = each(sum, v -> Exprs.conditional(isFar(v), v, Exprs.zero()));
        return Exprs.add(Exprs.log(near), Exprs.apply(ElementaryFunction.LOG1P, Exprs.divide(far, near)));
    }

    private static boolean isShifted(Expr sum) {
        if (sum instanceof Add a) {
            return a.terms().stream().allMatch(t -> t.coefficient().isOne() && isShiftedTerm(t.term()));
        }
        return sum instanceof Reduce r && r.operator() == Reduce.Operator.SUM && isShiftedTerm(r.open().body());
    }

    private static boolean isShiftedTerm(Expr e) {
        return e.isExponential() && RangeAnalysis.isShiftedByItsMaximum(exponent(e));
    }

    private static Expr each(Expr sum, UnaryOperator<Expr> part) {
        if (sum instanceof Add a) {
            return Exprs.add(a.terms().stream().map(t -> part.apply(t.term())).toList());
        }
        Reduce.Opened opened = ((Reduce) sum).openAnew();
        return Exprs.sum(opened.indices(), part.apply(opened.body()));
    }

    private static Expr isFar(Expr exponential) {
        return Exprs.apply(ElementaryFunction.LESS, exponent(exponential), NEAR);
    }

    private static Expr exponent(Expr exponential) {
        if (exponential instanceof Mul m) {
            return Exprs.times(m.factors().get(0).exponent(), exponent(m.factors().get(0).base()));
        }
        return ((Apply) exponential).arguments().get(0);
    }
}
