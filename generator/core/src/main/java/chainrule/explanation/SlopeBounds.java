package chainrule.explanation;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RangeAnalysis;
import java.util.List;

/** Where a term in one variable lies while the variable runs over its range. */
final class SlopeBounds {

    private static final int NOT_A_POLYNOMIAL = 99;

    private SlopeBounds() {}

    /** An interval that contains all values: the least one for a polynomial of degree 2 or less, and for cases of such. */
    static Range of(Expr g, Symbol s) {
        if (g instanceof Conditional c) {
            return union(of(c.then(), s), of(c.otherwise(), s));
        }
        return degree(g) <= 2 ? ofQuadratic(g, s) : RangeAnalysis.ofSymbols().of(g);
    }

    private static Range union(Range a, Range b) {
        double low = Math.min(a.low(), b.low());
        double high = Math.max(a.high(), b.high());
        return new Range(low, a.contains(low) || b.contains(low), high, a.contains(high) || b.contains(high));
    }

    /** The degree in the one symbol there is. */
    private static int degree(Expr e) {
        if (e instanceof Num) {
            return 0;
        }
        if (e instanceof Access) {
            return 1;
        }
        if (e instanceof Add a) {
            return a.terms().stream().mapToInt(t -> degree(t.term())).max().orElse(0);
        }
        if (e instanceof Mul m && m.factors().stream().allMatch(SlopeBounds::isPower)) {
            return Math.min(
                    NOT_A_POLYNOMIAL,
                    m.factors().stream()
                            .mapToInt(f -> Math.min(NOT_A_POLYNOMIAL, degree(f.base()) * f.exponent().intValueExact()))
                            .sum());
        }
        return NOT_A_POLYNOMIAL;
    }

    static boolean isPower(Mul.Factor f) {
        return f.exponent().isInteger()
                && f.exponent().signum() > 0
                && f.exponent().compareTo(Rational.of(NOT_A_POLYNOMIAL)) < 0;
    }

    /** The values at the ends of the range and at the vertex, if that lies within. */
    private static Range ofQuadratic(Expr g, Symbol s) {
        Rational c = at(g, s, Rational.ZERO);
        Rational up = at(g, s, Rational.ONE).minus(c);
        Rational down = at(g, s, Rational.MINUS_ONE).minus(c);
        double a = up.plus(down).times(Rational.HALF).doubleValue();
        double b = up.minus(down).times(Rational.HALF).doubleValue();
        Range ends = union(end(a, b, c, s.range().low(), s.range().lowClosed()),
                end(a, b, c, s.range().high(), s.range().highClosed()));
        double vertex = -b / (2 * a);
        return a != 0 && s.range().contains(vertex) ? union(ends, end(a, b, c, vertex, true)) : ends;
    }

    private static Range end(double a, double b, Rational c, double x, boolean reached) {
        double value = (a == 0 ? 0 : a * x * x) + (b == 0 ? 0 : b * x) + c.doubleValue();
        boolean constant = a == 0 && b == 0;
        return new Range(value, reached || constant, value, reached || constant);
    }

    private static Rational at(Expr g, Symbol s, Rational x) {
        Num value = (Num) Substitution.ofFormals(List.of(s), List.of(Exprs.num(x))).apply(g);
        return value.value();
    }
}
