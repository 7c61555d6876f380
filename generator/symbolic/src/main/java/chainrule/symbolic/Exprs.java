package chainrule.symbolic;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * The only makers of terms. They bring to canonical form and do no more: sums and products are flat, sorted and collected,
 * numbers exact, 0 and 1 gone, bound indices named by {@link BoundNames}. Each step that a reader would want to see is a
 * rule instead.
 */
public final class Exprs {

    private Exprs() {}

    public static Expr zero() {
        return Num.ZERO;
    }

    public static Expr one() {
        return Num.ONE;
    }

    public static Expr num(long value) {
        return Num.of(Rational.of(value));
    }

    public static Expr num(Rational value) {
        return Num.of(value);
    }

    /** The value of a combination of indices and sizes, as a number. */
    public static Expr number(Affine affine) {
        SumBuilder sum = new SumBuilder();
        sum.add(Rational.of(affine.constant()), Num.ONE);
        for (Affine.Part p : affine.parts()) {
            sum.add(Rational.of(p.coefficient()), number(p.term()));
        }
        return sum.build();
    }

    private static Expr number(IndexTerm term) {
        return term instanceof Access a ? a : IndexValue.of(term);
    }

    /**
     * The subscript that an integer-valued term is: the inverse of {@link #number}.
     *
     * @throws IllegalArgumentException if the term is not a combination of indices, sizes and integer data
     * @throws LargeNumberException if it is one with a number that no int holds
     */
    public static Affine asAffine(Expr e) {
        if (e instanceof Num n && n.value().isInteger()) {
            return Affine.constant(whole(n.value()));
        }
        if (e instanceof IndexValue v) {
            return Affine.of(v.term());
        }
        if (e instanceof Access a && a.symbol().isInteger()) {
            return Affine.of(a);
        }
        if (e instanceof Add a && a.terms().stream().allMatch(t -> t.coefficient().isInteger())) {
            Affine sum = Affine.ZERO;
            for (Add.Term t : a.terms()) {
                sum = sum.plus(asAffine(t.term()).times(whole(t.coefficient())));
            }
            return sum;
        }
        if (e instanceof Mul m && m.coefficient().isInteger() && m.factors().size() == 1
                && m.factors().get(0).exponent().isOne()) {
            return asAffine(m.factors().get(0).base()).times(whole(m.coefficient()));
        }
        throw new IllegalArgumentException(e + " is not a combination of indices");
    }

    private static int whole(Rational number) {
        if (!number.isInt()) {
            throw new LargeNumberException(number);
        }
        return number.intValueExact();
    }

    /** ⌊e⌋, of a combination of indices a whole number without rounding. */
    private static Expr floor(Expr e) {
        BigInteger divisor = denominator(e);
        try {
            Affine dividend = asAffine(times(new Rational(divisor, BigInteger.ONE), e));
            return number(IndexQuotient.of(dividend, whole(new Rational(divisor, BigInteger.ONE))));
        } catch (IllegalArgumentException notOfIndices) {
            return ExactValues.apply(ElementaryFunction.FLOOR, List.of(e));
        }
    }

    private static BigInteger denominator(Expr e) {
        if (e instanceof Add a) {
            BigInteger common = BigInteger.ONE;
            for (Add.Term t : a.terms()) {
                BigInteger d = t.coefficient().denominator().multiply(denominator(t.term()));
                common = common.multiply(d).divide(common.gcd(d));
            }
            return common;
        }
        return e instanceof Num n
                ? n.value().denominator()
                : e instanceof Mul m ? m.coefficient().denominator() : BigInteger.ONE;
    }

    public static Expr access(Symbol symbol, List<Affine> subscripts) {
        return Access.of(symbol, subscripts);
    }

    /** The element of a symbol at index variables. */
    public static Expr access(Symbol symbol, Index... indices) {
        return Access.of(symbol, Arrays.stream(indices).map(Affine::of).toList());
    }

    public static Expr add(Expr... terms) {
        return add(Arrays.asList(terms));
    }

    public static Expr add(Iterable<Expr> terms) {
        SumBuilder sum = new SumBuilder();
        terms.forEach(t -> sum.add(Rational.ONE, t));
        return sum.build();
    }

    public static Expr subtract(Expr a, Expr b) {
        return add(a, negate(b));
    }

    public static Expr negate(Expr e) {
        return times(Rational.MINUS_ONE, e);
    }

    /** A coefficient times a term; over a sum it is distributed. */
    public static Expr times(Rational coefficient, Expr e) {
        if (coefficient.isOne()) {
            return e;
        }
        return new ProductBuilder().times(coefficient).multiply(e, Rational.ONE).build();
    }

    public static Expr mul(Expr... factors) {
        return mul(Arrays.asList(factors));
    }

    public static Expr mul(Iterable<Expr> factors) {
        ProductBuilder product = new ProductBuilder();
        factors.forEach(f -> product.multiply(f, Rational.ONE));
        return product.build();
    }

    public static Expr divide(Expr a, Expr b) {
        return new ProductBuilder()
                .multiply(a, Rational.ONE)
                .multiply(b, Rational.MINUS_ONE)
                .build();
    }

    public static Expr pow(Expr base, long exponent) {
        return pow(base, Rational.of(exponent));
    }

    public static Expr pow(Expr base, Rational exponent) {
        return exponent.isOne() ? base : new ProductBuilder().multiply(base, exponent).build();
    }

    public static Expr sqrt(Expr e) {
        return pow(e, Rational.HALF);
    }

    public static Expr apply(ElementaryFunction function, Expr... arguments) {
        return apply(function, Arrays.asList(arguments));
    }

    /** A function of numbers, evaluated where the value is an exact number. */
    public static Expr apply(ElementaryFunction function, List<Expr> arguments) {
        if (arguments.size() != function.arity()) {
            throw new IllegalArgumentException(function + " of " + arguments.size() + " arguments");
        }
        return function == ElementaryFunction.FLOOR ? floor(arguments.get(0)) : ExactValues.apply(function, arguments);
    }

    public static Expr exp(Expr e) {
        return apply(ElementaryFunction.EXP, e);
    }

    public static Expr log(Expr e) {
        return apply(ElementaryFunction.LOG, e);
    }

    public static Expr call(NamedFunction function, List<Expr> arguments) {
        return Call.of(function, arguments);
    }

    public static Expr conditional(Expr condition, Expr then, Expr otherwise) {
        if (condition instanceof Num n) {
            return n.isZero() ? otherwise : then;
        }
        if (condition instanceof Apply a && a.function() == ElementaryFunction.NOT) {
            return conditional(a.arguments().get(0), otherwise, then);
        }
        return then == otherwise ? then : Conditional.of(condition, then, otherwise);
    }

    /** 1 where a condition holds, else 0. */
    public static Expr indicator(Expr condition) {
        return conditional(condition, Num.ONE, Num.ZERO);
    }

    public static Expr delta(Affine a, Affine b) {
        Affine difference = a.minus(b);
        if (difference.isConstant()) {
            return difference.constant() == 0 ? Num.ONE : Num.ZERO;
        }
        return Delta.of(a, b);
    }

    /** Whether 0 ≤ subscript &lt; extent. */
    public static Expr inRange(Affine subscript, Affine extent) {
        return apply(
                ElementaryFunction.AND,
                apply(ElementaryFunction.LESS_EQUAL, Num.ZERO, number(subscript)),
                apply(ElementaryFunction.LESS, number(subscript), number(extent)));
    }

    public static Expr sum(List<Index> indices, Expr body) {
        return reduce(Reduce.Operator.SUM, indices, body);
    }

    /** A reduction over indices; those that the body does not name are reduced at once. */
    public static Expr reduce(Reduce.Operator operator, List<Index> indices, Expr body) {
        return BoundNames.reduce(operator, indices, body);
    }
}
