package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * e^exponent · rest, where no exponential in the rest is larger than 1: from each sum of exponentials that of their largest
 * exponent is pulled out in front. Exponents of factors add up, so that those of a numerator and a denominator cancel before
 * the exponential is taken.
 *
 * @param exponent 0 where there was nothing to pull out
 */
record PulledOut(Expr exponent, Expr rest) {

    static PulledOut of(Expr e, RangeAnalysis ranges) {
        if (e instanceof Apply a && a.function() == ElementaryFunction.EXP) {
            return isBounded(a.arguments().get(0), ranges) ? none(e) : new PulledOut(a.arguments().get(0), Exprs.one());
        }
        if (!e.contains(Expr::isExponential)) {
            return none(e);
        }
        if (e instanceof Mul m) {
            return ofProduct(m, ranges);
        }
        if (e instanceof Add a) {
            return ofSum(a, ranges);
        }
        if (e instanceof Conditional c && c.then().isZero()) {
            PulledOut part = of(c.otherwise(), ranges);
            return part.exponent().isZero() ? none(e) : new PulledOut(where(c, SoftmaxElement.LOWEST, part.exponent()), where(c, Exprs.zero(), part.rest()));
        }
        return e instanceof Reduce r && r.operator() == Reduce.Operator.SUM ? ofSum(r, ranges) : none(e);
    }

    private static Expr where(Conditional c, Expr then, Expr otherwise) {
        return Exprs.conditional(c.condition(), then, otherwise);
    }

    private static PulledOut none(Expr e) {
        return new PulledOut(Exprs.zero(), e);
    }

    private static boolean isBounded(Expr exponent, RangeAnalysis ranges) {
        return Double.isFinite(ranges.of(exponent).high()) && Double.isFinite(ranges.of(exponent).low());
    }

    private static PulledOut ofProduct(Mul m, RangeAnalysis ranges) {
        List<Expr> exponents = new ArrayList<>();
        List<Expr> rest = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            PulledOut part = of(f.base(), ranges);
            exponents.add(Exprs.times(f.exponent(), part.exponent()));
            rest.add(Exprs.pow(part.rest(), f.exponent()));
        }
        return new PulledOut(Exprs.add(exponents), Exprs.mul(rest));
    }

    private static PulledOut ofSum(Add sum, RangeAnalysis ranges) {
        List<PulledOut> parts =
                sum.terms().stream().map(t -> of(t.value(), ranges)).toList();
        Set<Expr> exponents = new LinkedHashSet<>();
        parts.forEach(p -> exponents.add(p.exponent()));
        Expr largest = null;
        for (Expr u : exponents) {
            largest = largest == null ? u : Exprs.apply(ElementaryFunction.MAX, largest, u);
        }
        List<Expr> terms = new ArrayList<>();
        for (PulledOut p : parts) {
            terms.add(Exprs.mul(Exprs.exp(Exprs.subtract(p.exponent(), largest)), p.rest()));
        }
        return new PulledOut(largest, Exprs.add(terms));
    }

    private static PulledOut ofSum(Reduce sum, RangeAnalysis ranges) {
        Reduce.Opened opened = sum.openAnew();
        PulledOut body = of(opened.body(), ranges);
        boolean varies = opened.indices().stream().anyMatch(body.exponent().freeIndices()::contains);
        Expr largest = varies ? Exprs.reduce(Reduce.Operator.MAX, opened.indices(), body.exponent()) : body.exponent();
        Expr shifted = Exprs.mul(Exprs.exp(Exprs.subtract(body.exponent(), largest)), body.rest());
        return new PulledOut(largest, Exprs.sum(opened.indices(), shifted));
    }

    /** The product of both. */
    Expr value() {
        return Exprs.mul(Exprs.exp(exponent), rest);
    }

    /** Its logarithm, for a rest that is positive. */
    Expr logarithm() {
        return Exprs.add(exponent, rest instanceof Num n && n.value().equals(Rational.ONE) ? Exprs.zero() : Exprs.log(rest));
    }
}
