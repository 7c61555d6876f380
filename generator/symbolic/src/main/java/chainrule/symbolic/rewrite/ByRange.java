package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.List;

/** What the ranges of terms decide: comparisons, the larger of two, and roots of powers; rules for the rest. */
final class ByRange {

    private final RangeAnalysis ranges;

    ByRange(RangeAnalysis ranges) {
        this.ranges = ranges;
    }

    Expr at(Expr e) {
        Expr decided = decided(e);
        if (decided != e) {
            return decided;
        }
        for (RuleSet rules : List.of(RuleTables.RANGES, RuleTables.ALGEBRA)) {
            Expr image = rules.rewriteOnce(e, ranges, rule -> {});
            if (image != null) {
                return image;
            }
        }
        return e;
    }

    private Expr decided(Expr e) {
        if (e instanceof Mul m) {
            return roots(m);
        }
        if (e instanceof Conditional c && c.condition() instanceof Apply comparison) {
            return Exprs.conditional(decided(comparison), c.then(), c.otherwise());
        }
        if (!(e instanceof Apply a)) {
            return e;
        }
        return switch (a.function()) {
            case LESS -> truth(a, difference(a).isPositive(), difference(a).isNonPositive());
            case LESS_EQUAL -> truth(a, difference(a).isNonNegative(), difference(a).isNegative());
            case EQUAL -> truth(a, false, difference(a).excludesZero());
            case MAX -> extremum(a, 1, 0);
            case MIN -> extremum(a, 0, 1);
            case NOT, AND, OR -> Exprs.apply(a.function(), a.arguments().stream().map(this::decided).toList());
            default -> a;
        };
    }

    private static Expr truth(Apply comparison, boolean holds, boolean fails) {
        return holds ? Exprs.one() : fails ? Exprs.zero() : comparison;
    }

    /** The second argument less the first. */
    private Range difference(Apply a) {
        return ranges.of(Exprs.subtract(a.arguments().get(1), a.arguments().get(0)));
    }

    private Expr extremum(Apply a, int whereNonNegative, int whereNonPositive) {
        Range difference = difference(a);
        return difference.isNonNegative()
                ? a.arguments().get(whereNonNegative)
                : difference.isNonPositive() ? a.arguments().get(whereNonPositive) : a;
    }

    /** (r² s)^(1/2) → r s^(1/2) for r ≥ 0, −r s^(1/2) for r ≤ 0, and |r| s^(1/2) where the sign is not known. */
    Expr roots(Mul m) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            boolean isRoot = f.base() instanceof Mul && !f.exponent().isInteger();
            factors.add(isRoot ? root((Mul) f.base(), f.exponent()) : f.value());
        }
        return Exprs.mul(factors);
    }

    private Expr root(Mul base, Rational exponent) {
        List<Expr> outside = new ArrayList<>();
        Expr left = base;
        for (Mul.Factor f : base.factors()) {
            Expr positive = withoutSign(f);
            if (positive != null) {
                outside.add(Exprs.pow(positive, f.exponent().times(exponent)));
                left = Exprs.divide(left, f.value());
            }
        }
        outside.add(Exprs.pow(left, exponent));
        return outside.size() == 1 ? Exprs.pow(base, exponent) : Exprs.mul(outside);
    }

    /** What is not negative and of which a factor is the same power, or null. */
    private Expr withoutSign(Mul.Factor f) {
        Range range = ranges.of(f.base());
        boolean isEven = f.exponent().isInteger() && !f.exponent().numerator().testBit(0);
        if (range.isNonNegative() || !isEven) {
            return range.isNonNegative() ? f.base() : null;
        }
        return range.isNonPositive() ? Exprs.negate(f.base()) : Exprs.apply(ElementaryFunction.ABS, f.base());
    }
}
