package chainrule.symbolic.rewrite;

import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A fraction P(u)/Q(u) in one exponential u = eˣ, whose coefficients are positive: it and its logarithm by t = e^−|x|, which
 * neither overflows nor cancels. Where x &lt;= 0 the lowest powers are divided out, else the highest; a logarithm of what comes
 * near 1 is log1p((P − Q)/Q), with P − Q collected by its powers.
 */
final class ExponentialFraction {

    private static final int MOST_FACTORS = 8;

    private final RangeAnalysis ranges;
    private final Expr x;
    private final Expr t;
    private final Expr others;
    private final TreeMap<Rational, Expr> numerator;
    private final TreeMap<Rational, Expr> denominator;

    private ExponentialFraction(
            RangeAnalysis ranges, Expr x, Expr others, TreeMap<Rational, Expr> numerator, TreeMap<Rational, Expr> denominator) {
        this.ranges = ranges;
        this.x = x;
        this.t = Exprs.exp(Exprs.negate(Exprs.apply(ElementaryFunction.ABS, x)));
        this.others = others;
        this.numerator = numerator;
        this.denominator = denominator;
    }

    /** A term in rational normal form as such a fraction, or null where it is none. */
    static ExponentialFraction of(Expr e, RangeAnalysis ranges) {
        Set<Expr> exponentials = new LinkedHashSet<>();
        collect(e, exponentials);
        if (exponentials.size() != 1 || Polynomial.factors(e).size() > MOST_FACTORS) {
            return null;
        }
        Expr u = exponentials.iterator().next();
        List<Expr> above = new ArrayList<>(List.of(Exprs.num(Polynomial.coefficient(e))));
        List<Expr> below = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        for (Mul.Factor f : Polynomial.factors(e)) {
            boolean named = mentions(f.base(), u);
            if (named && f.base() != u && !f.exponent().isInteger()) {
                return null;
            }
            boolean down = f.exponent().signum() < 0 && f.base() != u;
            (!named ? others : down ? below : above).add(Exprs.pow(f.base(), down && named ? f.exponent().negate() : f.exponent()));
        }
        TreeMap<Rational, Expr> numerator = powers(Exprs.mul(above), u);
        TreeMap<Rational, Expr> denominator = powers(Exprs.mul(below), u);
        return numerator == null || denominator == null
                ? null
                : new ExponentialFraction(
                        ranges, ((Apply) u).arguments().get(0), Exprs.mul(others), numerator, denominator);
    }

    private static void collect(Expr e, Set<Expr> found) {
        if (e instanceof Apply a && a.function() == ElementaryFunction.EXP) {
            found.add(e);
        } else {
            e.children().forEach(child -> collect(child, found));
        }
    }

    private static boolean mentions(Expr e, Expr part) {
        return e == part || e.children().stream().anyMatch(child -> mentions(child, part));
    }

    /** The coefficients of the powers of u, or null where u stands anywhere else. */
    private static TreeMap<Rational, Expr> powers(Expr e, Expr u) {
        Expr expanded = Polynomial.expand(e);
        if (expanded == null) {
            return null;
        }
        TreeMap<Rational, Expr> powers = new TreeMap<>();
        for (Expr term : expanded instanceof chainrule.symbolic.Add a ? a.terms().stream().map(s -> s.value()).toList() : List.of(expanded)) {
            Rational n = Rational.ZERO;
            for (Mul.Factor f : Polynomial.factors(term)) {
                n = f.base() == u ? f.exponent() : n;
            }
            Expr coefficient = Exprs.mul(term, Exprs.pow(u, n.negate()));
            if (mentions(coefficient, u)) {
                return null;
            }
            powers.merge(n, coefficient, Exprs::add);
        }
        powers.values().removeIf(Expr::isZero);
        return powers.isEmpty() ? null : powers;
    }

    /** Whether nothing cancels in the fraction. */
    boolean isPositive() {
        return isPositive(numerator) && isPositive(denominator);
    }

    /** The same of its logarithm, which must also have a value for the other factors. */
    boolean hasLogarithm() {
        return isPositive() && (others.isOne() || ranges.of(others).isPositive());
    }

    private boolean isPositive(Map<Rational, Expr> powers) {
        return powers.values().stream().allMatch(c -> ranges.of(c).isPositive());
    }

    Expr logarithm() {
        Expr small = logarithm(lowest(numerator), lowest(denominator));
        Expr large = logarithm(highest(numerator), highest(denominator));
        Expr linearSmall = Exprs.times(numerator.firstKey().minus(denominator.firstKey()), x);
        Expr linearLarge = Exprs.times(numerator.lastKey().minus(denominator.lastKey()), x);
        Expr sum = small == large
                ? Exprs.add(choice(linearSmall, linearLarge), small)
                : choice(Exprs.add(linearSmall, small), Exprs.add(linearLarge, large));
        return others.isOne() ? sum : Exprs.add(Exprs.log(others), sum);
    }

    Expr value() {
        Rational atSmall = numerator.firstKey().minus(denominator.firstKey());
        Rational atLarge = numerator.lastKey().minus(denominator.lastKey());
        Expr small = Exprs.mul(Exprs.pow(t, atSmall), fraction(lowest(numerator), lowest(denominator)));
        Expr large = Exprs.mul(Exprs.pow(t, atLarge.negate()), fraction(highest(numerator), highest(denominator)));
        return Exprs.mul(others, choice(small, large));
    }

    private Expr choice(Expr small, Expr large) {
        return Exprs.conditional(Exprs.apply(ElementaryFunction.LESS_EQUAL, x, Exprs.zero()), small, large);
    }

    private static TreeMap<Rational, Expr> lowest(TreeMap<Rational, Expr> powers) {
        TreeMap<Rational, Expr> divided = new TreeMap<>();
        powers.forEach((n, c) -> divided.put(n.minus(powers.firstKey()), c));
        return divided;
    }

    private static TreeMap<Rational, Expr> highest(TreeMap<Rational, Expr> powers) {
        TreeMap<Rational, Expr> divided = new TreeMap<>();
        powers.forEach((n, c) -> divided.put(powers.lastKey().minus(n), c));
        return divided;
    }

    private Expr logarithm(TreeMap<Rational, Expr> above, TreeMap<Rational, Expr> below) {
        if (above.get(Rational.ZERO) != below.get(Rational.ZERO)) {
            return Exprs.log(fraction(above, below));
        }
        TreeMap<Rational, Expr> difference = new TreeMap<>(above);
        below.forEach((n, c) -> difference.merge(n, Exprs.negate(c), Exprs::add));
        return Exprs.apply(ElementaryFunction.LOG1P, fraction(difference, below));
    }

    private Expr fraction(Map<Rational, Expr> above, Map<Rational, Expr> below) {
        return Exprs.divide(polynomial(above), polynomial(below));
    }

    private Expr polynomial(Map<Rational, Expr> powers) {
        List<Expr> terms = new ArrayList<>();
        powers.forEach((n, c) -> terms.add(Exprs.mul(c, Exprs.pow(t, n))));
        Expr sum = Exprs.add(terms);
        return sum instanceof Num ? sum : RationalForm.commonFactors(sum);
    }
}
