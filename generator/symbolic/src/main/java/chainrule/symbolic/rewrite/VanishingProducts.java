package chainrule.symbolic.rewrite;

import static chainrule.symbolic.Exprs.mul;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Range;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Products of which one factor is 0 where another one is infinite. r log r is 0 at r = 0, by its limit, and so is rᵇ log r; in
 * the product of all uₖ divided by uᵢ that factor is left out.
 */
final class VanishingProducts {

    private static final Expr R = Exprs.access(Symbol.formal("r", Range.NON_NEGATIVE));

    static final RewriteRule RULE = new RewriteRule(
            "r log r = 0 at r = 0, by its limit",
            mul(R, Exprs.log(R)),
            guard(R, mul(R, Exprs.log(R))),
            List.of(),
            "0 times −∞ is not a number");

    static final RewriteRule ROOT = new RewriteRule(
            "√r² = r",
            Exprs.sqrt(Exprs.pow(R, 2)),
            R,
            List.of(),
            "the slope of a root is infinite at 0");

    private final Map<Symbol, Definition> definitions = new IdentityHashMap<>();
    private final RangeAnalysis ranges;

    VanishingProducts(List<Definition> definitions, RangeAnalysis ranges) {
        definitions.forEach(d -> this.definitions.put(d.symbol(), d));
        this.ranges = ranges;
    }

    Expr guarded(Expr e) {
        return mentionsLogarithm(e) ? Strategy.bottomUp(e, this::at) : e;
    }

    private static boolean mentionsLogarithm(Expr e) {
        return isLogarithm(e) || e.children().stream().anyMatch(VanishingProducts::mentionsLogarithm);
    }

    private static boolean isLogarithm(Expr e) {
        return e instanceof Apply a && a.function() == ElementaryFunction.LOG;
    }

    private Expr at(Expr e) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().isOne() && isLogarithm(f.base()) && vanishes(m, f.base())) {
                return guard(((Apply) f.base()).arguments().get(0), m);
            }
            if (f.exponent().isOne() && f.base() instanceof Add a && hasVanishing(m, a)) {
                return distributed(m, f, a);
            }
        }
        return e;
    }

    /** Whether what a logarithm is of is a factor, too, and may be 0. */
    private boolean vanishes(Mul m, Expr logarithm) {
        Expr x = ((Apply) logarithm).arguments().get(0);
        return ranges.of(x).contains(0) && m.factors().stream().anyMatch(f -> f.exponent().signum() > 0 && hasFactor(f.base(), x));
    }

    /** Whether a term is x, a power of it, or a name for one. */
    private boolean hasFactor(Expr e, Expr x) {
        if (e == x || e instanceof Apply a && a.function() == ElementaryFunction.POWER && a.arguments().get(0) == x) {
            return true;
        }
        return e instanceof Access a
                && definitions.containsKey(a.symbol())
                && Polynomial.factors(definitions.get(a.symbol()).at(a)).stream()
                        .anyMatch(f -> f.exponent().signum() > 0 && !(f.base() instanceof Access) && hasFactor(f.base(), x));
    }

    private boolean hasVanishing(Mul m, Add a) {
        return a.terms().stream()
                .flatMap(t -> Polynomial.factors(t.term()).stream())
                .anyMatch(f -> f.exponent().isOne() && isLogarithm(f.base()) && vanishes(m, f.base()));
    }

    private Expr distributed(Mul m, Mul.Factor sum, Add a) {
        Expr rest = Exprs.divide(m, sum.value());
        List<Expr> terms = new ArrayList<>();
        List<Expr> others = new ArrayList<>();
        for (Add.Term t : a.terms()) {
            Expr product = mul(rest, t.value());
            Expr guarded = at(product);
            (guarded == product ? others : terms).add(guarded == product ? t.value() : guarded);
        }
        terms.add(mul(rest, Exprs.add(others)));
        return Exprs.add(terms);
    }

    private static Expr guard(Expr base, Expr product) {
        return Exprs.conditional(
                Exprs.apply(ElementaryFunction.EQUAL, base, Exprs.zero()), Exprs.zero(), product);
    }

    /** A product divided by one of its factors without that factor, or the same term. */
    Expr withoutDivisor(Mul m) {
        for (Mul.Factor whole : m.factors()) {
            Reduce product = whole.exponent().signum() > 0 ? product(whole.base()) : null;
            if (product == null) {
                continue;
            }
            for (Mul.Factor f : m.factors()) {
                Expr apart = f.exponent().signum() < 0 ? apart(product, f.base()) : null;
                if (apart != null) {
                    Expr written = whole.base() instanceof Access a ? definitions.get(a.symbol()).at(a) : product;
                    return mul(Exprs.divide(m, whole.base()), Exprs.divide(written, product), apart);
                }
            }
        }
        return m;
    }

    /** The product of a family that a term is or has as a factor, or null. */
    private Reduce product(Expr e) {
        Expr written = e instanceof Access a && definitions.containsKey(a.symbol()) ? definitions.get(a.symbol()).at(a) : e;
        return Polynomial.factors(written).stream()
                .filter(f -> f.exponent().isOne() && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.PROD)
                .map(f -> (Reduce) f.base())
                .findFirst()
                .orElse(null);
    }

    /** A product as the one of its factors that a term divides, times the others; null where the term divides none. */
    private static Expr apart(Reduce product, Expr divisor) {
        Reduce.Opened opened = product.openAnew();
        for (Map<Index, Affine> at :
                FoldDefinition.candidates(new Definition(null, opened.indices(), opened.body()), divisor)) {
            Expr factor = Substitution.ofIndices(at).apply(opened.body());
            if (Polynomial.factors(factor).stream().anyMatch(f -> f.base() == divisor)) {
                Expr isThis = Exprs.one();
                for (Index i : opened.indices()) {
                    Expr same = Exprs.apply(ElementaryFunction.EQUAL, Exprs.number(Affine.of(i)), Exprs.number(at.get(i)));
                    isThis = Exprs.apply(ElementaryFunction.AND, isThis, same);
                }
                Expr others = Exprs.conditional(isThis, Exprs.one(), opened.body());
                return mul(factor, Exprs.reduce(Reduce.Operator.PROD, opened.indices(), others));
            }
        }
        return null;
    }
}
