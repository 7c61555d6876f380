package chainrule.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Functions at arguments where the value is an exact number, and the canonical forms of the others. */
final class ExactValues {

    private ExactValues() {}

    static Expr apply(ElementaryFunction f, List<Expr> arguments) {
        Expr x = arguments.get(0);
        Expr y = arguments.size() > 1 ? arguments.get(1) : null;
        Expr value = arguments.size() == 1 ? unary(f, x) : binary(f, x, y);
        if (value != null) {
            return value;
        }
        return Apply.of(f, f.isCommutative() ? sorted(arguments) : arguments);
    }

    private static Expr unary(ElementaryFunction f, Expr x) {
        return switch (f) {
            case EXP -> x.isZero() ? Num.ONE : exponential(x);
            case LOG -> x.isOne() ? Num.ZERO : null;
            case COS, COSH, ERFCX -> x.isZero() ? Num.ONE : null;
            case LOG1P, EXPM1, SIN, TAN, ASIN, ATAN, SINH, TANH, ERF -> x.isZero() ? Num.ZERO : null;
            case ABS -> x instanceof Num n
                    ? Num.of(n.value().abs())
                    : leading(x).signum() < 0 ? Exprs.apply(f, Exprs.negate(x)) : null;
            case SIGN -> x instanceof Num n ? Exprs.num(n.value().signum()) : null;
            case NOT -> x instanceof Num n
                    ? truth(n.isZero())
                    : x instanceof Apply a && a.function() == f ? a.arguments().get(0) : null;
            case ACOS, FLOOR, CEIL, ROUND, MAX, MIN, POWER, EQUAL, LESS, LESS_EQUAL, AND, OR -> null;
        };
    }

    /** e^(q·x) is (e^x)^q, where x has the coefficient 1, so that powers of e^x collect. */
    private static Expr exponential(Expr x) {
        Rational q = leading(x);
        if (q.isOne()) {
            return null;
        }
        Expr base = Exprs.apply(ElementaryFunction.EXP, Exprs.times(Rational.ONE.dividedBy(q), x));
        return Exprs.pow(base, q);
    }

    private static Rational leading(Expr x) {
        if (x instanceof Num n) {
            return n.value();
        }
        return x instanceof Mul m ? m.coefficient()
                : x instanceof Add a ? Rational.of(a.terms().get(0).coefficient().signum())
                : Rational.ONE;
    }

    private static Expr binary(ElementaryFunction f, Expr x, Expr y) {
        Rational a = x instanceof Num n ? n.value() : null;
        Rational b = y instanceof Num n ? n.value() : null;
        boolean exact = a != null && b != null;
        return switch (f) {
            case MAX -> x == y ? x : exact ? Num.of(a.compareTo(b) >= 0 ? a : b) : null;
            case MIN -> x == y ? x : exact ? Num.of(a.compareTo(b) <= 0 ? a : b) : null;
            case POWER -> b != null ? Exprs.pow(x, b) : x.isOne() ? x : null;
            case EQUAL -> x == y ? Num.ONE : exact ? Num.ZERO : null;
            case LESS -> x == y ? Num.ZERO : exact ? truth(a.compareTo(b) < 0) : null;
            case LESS_EQUAL -> x == y ? Num.ONE : exact ? truth(a.compareTo(b) <= 0) : null;
            case AND -> a != null ? (a.isZero() ? x : y) : b != null ? (b.isZero() ? y : x) : x == y ? x : null;
            case OR -> a != null ? (a.isZero() ? y : x) : b != null ? (b.isZero() ? x : y) : x == y ? x : null;
            default -> null;
        };
    }

    private static Expr truth(boolean holds) {
        return holds ? Num.ONE : Num.ZERO;
    }

    private static List<Expr> sorted(List<Expr> arguments) {
        List<Expr> sorted = new ArrayList<>(arguments);
        sorted.sort(ExprOrder.ORDER);
        return sorted;
    }

    /** value^exponent where it is an exact positive number, else null. */
    static Rational root(Rational value, Rational exponent) {
        if (value.signum() <= 0 || exponent.denominator().bitLength() > 8 || exponent.numerator().bitLength() > 8) {
            return null;
        }
        int order = exponent.denominator().intValueExact();
        BigInteger n = root(value.numerator(), order);
        BigInteger d = root(value.denominator(), order);
        return n == null || d == null
                ? null
                : new Rational(n, d).pow(exponent.numerator().intValueExact());
    }

    private static BigInteger root(BigInteger value, int order) {
        BigInteger guess = BigInteger.valueOf(Math.round(Math.pow(value.doubleValue(), 1.0 / order)));
        return guess.pow(order).equals(value) ? guess : null;
    }
}
