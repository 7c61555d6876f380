package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A derivative in terms of the function's output. For v = f(z), a fraction (a + b w)/(c + d w) in one power w of an
 * exponential, w = (c v − a)/(b − d v) is put into f′; for v = log of such a fraction, the same with e^v for v. Both c v − a and
 * b − d v are multiples of b c − a d, which is z for v = z e^(−z²): where this can be 0, no new division by it may be left in f′.
 */
final class OutputForm {

    private OutputForm() {}

    /** derivative with the exponential of the body expressed by the output, or null where the body is not of that kind. */
    static Expr of(Expr body, Expr derivative, Expr output) {
        if (body instanceof Apply a && a.function() == ElementaryFunction.LOG) {
            return of(a.arguments().get(0), derivative, Exprs.exp(output));
        }
        Set<Expr> exponentials = new LinkedHashSet<>();
        collect(body, exponentials);
        if (exponentials.size() != 1) {
            return null;
        }
        Expr u = exponentials.iterator().next();
        Power solved = solve(RationalForm.normalize(body), u, output);
        Expr replaced = solved == null ? null : replace(derivative, u, solved);
        return replaced == null || !solved.isDefined() && divides(replaced, derivative) ? null : replaced;
    }

    /** The exponential to a power, with what it is equal to, which isDefined where the function is. */
    private record Power(Rational exponent, Expr value, boolean isDefined) {}

    /** Whether a term divides by what can be 0 and the other term does not. */
    private static boolean divides(Expr e, Expr other) {
        Set<Expr> divisors = divisors(e);
        divisors.removeAll(divisors(other));
        RangeAnalysis ranges = RangeAnalysis.ofSymbols();
        return divisors.stream().anyMatch(x -> !ranges.of(x).excludesZero());
    }

    private static Set<Expr> divisors(Expr e) {
        Set<Expr> found = new HashSet<>();
        collectDivisors(e, found, new HashSet<>());
        return found;
    }

    private static void collectDivisors(Expr e, Set<Expr> found, Set<Expr> seen) {
        if (seen.add(e)) {
            if (e instanceof Mul m) {
                m.factors().stream().filter(f -> f.exponent().signum() < 0).forEach(f -> found.add(f.base()));
            }
            e.children().forEach(child -> collectDivisors(child, found, seen));
        }
    }

    private static void collect(Expr e, Set<Expr> found) {
        if (e instanceof Apply && e.isExponential()) {
            found.add(e);
        }
        e.children().forEach(child -> collect(child, found));
    }

    private static Power solve(Expr fraction, Expr u, Expr output) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        for (Mul.Factor f : Polynomial.factors(fraction)) {
            boolean down = f.exponent().signum() < 0 && f.base() != u;
            (down ? below : above).add(Exprs.pow(f.base(), down ? f.exponent().negate() : f.exponent()));
        }
        above.add(Exprs.num(Polynomial.coefficient(fraction)));
        Map<Rational, Expr> numerator = powers(Exprs.mul(above), u);
        Map<Rational, Expr> denominator = powers(Exprs.mul(below), u);
        Set<Rational> exponents = new LinkedHashSet<>(numerator.keySet());
        exponents.addAll(denominator.keySet());
        exponents.remove(Rational.ZERO);
        if (exponents.size() != 1) {
            return null;
        }
        Rational w = exponents.iterator().next();
        Expr a = numerator.getOrDefault(Rational.ZERO, Exprs.zero());
        Expr b = numerator.getOrDefault(w, Exprs.zero());
        Expr c = denominator.getOrDefault(Rational.ZERO, Exprs.zero());
        Expr d = denominator.getOrDefault(w, Exprs.zero());
        Expr divisor = Exprs.subtract(b, Exprs.mul(d, output));
        if (divisor.isZero()) {
            return null;
        }
        Expr determinant = RationalForm.normalize(Exprs.subtract(Exprs.mul(b, c), Exprs.mul(a, d)));
        return new Power(
                w,
                Exprs.divide(Exprs.subtract(Exprs.mul(c, output), a), divisor),
                RangeAnalysis.ofSymbols().of(determinant).excludesZero());
    }

    /** The coefficients of the powers of u in an expanded term. */
    private static Map<Rational, Expr> powers(Expr e, Expr u) {
        Map<Rational, Expr> powers = new HashMap<>();
        Expr expanded = Polynomial.expand(e);
        for (Expr t : expanded instanceof Add a ? a.terms().stream().map(Add.Term::value).toList() : List.of(expanded)) {
            Rational n = Rational.ZERO;
            for (Mul.Factor f : Polynomial.factors(t)) {
                n = f.base() == u ? f.exponent() : n;
            }
            powers.merge(n, Exprs.mul(t, Exprs.pow(u, n.negate())), Exprs::add);
        }
        return powers;
    }

    private static Expr replace(Expr e, Expr u, Power solved) {
        if (e == u) {
            return Exprs.pow(solved.value(), Rational.ONE.dividedBy(solved.exponent()));
        }
        if (e instanceof Mul m) {
            List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
            for (Mul.Factor f : m.factors()) {
                factors.add(f.base() == u
                        ? Exprs.pow(solved.value(), f.exponent().dividedBy(solved.exponent()))
                        : Exprs.pow(replace(f.base(), u, solved), f.exponent()));
            }
            return Exprs.mul(factors);
        }
        return e.mapChildren(child -> replace(child, u, solved));
    }
}
