package chainrule.precision;

import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * Interval arithmetic, rounded outwards: a result holds the values for all numbers in the operands (R. E. Moore, Interval
 * Analysis, 1966). A condition that holds for some of them only leads to both branches.
 */
public final class Intervals implements Arithmetic<Interval> {

    private static final Interval FALSE = new Interval(0, 0);
    private static final Interval TRUE = new Interval(1, 1);
    private static final Interval UNKNOWN = new Interval(0, 1);
    /** Beyond it, multiples of π are not told apart. */
    private static final double FAR = 1e6;
    /** A multiple of π that is so near counts as within. */
    private static final double SLACK = 1e-9;

    @Override
    public Interval of(Rational value) {
        return value.isInteger() && Math.abs(value.doubleValue()) < 1e9
                ? new Interval(value.doubleValue(), value.doubleValue())
                : Interval.around(value.doubleValue(), value.doubleValue());
    }

    @Override
    public Interval of(double value) {
        return Interval.around(value, value);
    }

    @Override
    public Interval plus(Interval a, Interval b) {
        return Interval.around(a.low() + b.low(), a.high() + b.high());
    }

    @Override
    public Interval minus(Interval a, Interval b) {
        return Interval.around(a.low() - b.high(), a.high() - b.low());
    }

    @Override
    public Interval times(Interval a, Interval b) {
        if (a.equals(FALSE) || b.equals(FALSE)) {
            return FALSE;
        }
        double[] products = {
            times(a.low(), b.low()), times(a.low(), b.high()), times(a.high(), b.low()), times(a.high(), b.high())
        };
        double low = Math.min(Math.min(products[0], products[1]), Math.min(products[2], products[3]));
        double high = Math.max(Math.max(products[0], products[1]), Math.max(products[2], products[3]));
        boolean positive = a.low() >= 0 && b.low() >= 0;
        return positive ? new Interval(Math.max(0, Math.nextDown(low)), Math.nextUp(high)) : Interval.around(low, high);
    }

    /** An infinite end is a number of any size: 0 times it is 0. */
    private static double times(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    @Override
    public Interval divide(Interval a, Interval b) {
        if (b.contains(0)) {
            return Interval.REALS;
        }
        double low = 1 / b.high();
        double high = 1 / b.low();
        return times(a, b.low() > 0 ? new Interval(Math.max(0, Math.nextDown(low)), Math.nextUp(high)) : Interval.around(low, high));
    }

    @Override
    public Interval power(Interval base, Rational exponent) {
        double n = exponent.doubleValue();
        if (base.low() < 0 || base.low() == 0 && n < 0) {
            return Interval.REALS;
        }
        return n > 0 ? positive(base, x -> Math.pow(x, n)) : positive(turned(base), x -> Math.pow(x, n));
    }

    private static Interval turned(Interval x) {
        return new Interval(x.high(), x.low());
    }

    private static Interval monotone(Interval x, DoubleUnaryOperator f) {
        return Interval.around(f.applyAsDouble(x.low()), f.applyAsDouble(x.high()));
    }

    /** Of a function without negative values. */
    private static Interval positive(Interval x, DoubleUnaryOperator f) {
        Interval y = monotone(x, f);
        return new Interval(Math.max(0, y.low()), y.high());
    }

    /** Of a function whose values lie within bounds. */
    private static Interval within(double bound, Interval y) {
        return new Interval(Math.max(-bound, y.low()), Math.min(bound, y.high()));
    }

    @Override
    public boolean isZero(Interval value) {
        return value.equals(FALSE);
    }

    @Override
    public Interval choose(Interval condition, Supplier<Interval> then, Supplier<Interval> otherwise) {
        if (!condition.contains(0)) {
            return then.get();
        }
        return isZero(condition) ? otherwise.get() : then.get().hull(otherwise.get());
    }

    @Override
    public Interval apply(ElementaryFunction function, List<Interval> arguments) {
        Interval x = arguments.get(0);
        Interval y = arguments.get(arguments.size() - 1);
        return switch (function) {
            case EXP -> positive(x, Math::exp);
            case LOG -> x.low() < 0 ? Interval.REALS : monotone(x, Math::log);
            case LOG1P -> x.low() < -1 ? Interval.REALS : monotone(x, Math::log1p);
            case EXPM1 -> monotone(x, Math::expm1);
            case ATAN -> monotone(x, Math::atan);
            case SINH -> monotone(x, Math::sinh);
            case COSH -> positive(abs(x), Math::cosh);
            case TANH -> within(1, monotone(x, Math::tanh));
            case ERF -> within(1, monotone(x, v -> function.value(v)));
            case ERFCX -> positive(turned(x), v -> function.value(v));
            case ASIN -> within(1, x).equals(x) ? monotone(x, Math::asin) : Interval.REALS;
            case ACOS -> within(1, x).equals(x) ? monotone(turned(x), Math::acos) : Interval.REALS;
            case SIN -> cos(Interval.around(x.low() - Math.PI / 2, x.high() - Math.PI / 2));
            case COS -> cos(x);
            case TAN -> Interval.REALS;
            case ABS -> abs(x);
            case SIGN, FLOOR, CEIL, ROUND -> new Interval(function.value(x.low()), function.value(x.high()));
            case MAX -> new Interval(Math.max(x.low(), y.low()), Math.max(x.high(), y.high()));
            case MIN -> new Interval(Math.min(x.low(), y.low()), Math.min(x.high(), y.high()));
            case POWER -> x.low() <= 0 ? Interval.REALS : positive(times(y, monotone(x, Math::log)), Math::exp);
            case EQUAL -> truth(x.equals(y) && x.low() == x.high(), x.high() < y.low() || y.high() < x.low());
            case LESS -> truth(x.high() < y.low(), x.low() >= y.high());
            case LESS_EQUAL -> truth(x.high() <= y.low(), x.low() > y.high());
            case AND -> truth(!x.contains(0) && !y.contains(0), isZero(x) || isZero(y));
            case OR -> truth(!x.contains(0) || !y.contains(0), isZero(x) && isZero(y));
            case NOT -> truth(isZero(x), !x.contains(0));
        };
    }

    /** From the ends, and 1 and −1 where a multiple of π lies within. */
    private static Interval cos(Interval x) {
        if (Math.max(-x.low(), x.high()) > FAR) {
            return new Interval(-1, 1);
        }
        double first = Math.ceil(x.low() / Math.PI - SLACK);
        double last = Math.floor(x.high() / Math.PI + SLACK);
        Interval ends = Interval.around(
                Math.min(Math.cos(x.low()), Math.cos(x.high())), Math.max(Math.cos(x.low()), Math.cos(x.high())));
        boolean even = last - first >= 1 || first == last && first % 2 == 0;
        boolean odd = last - first >= 1 || first == last && first % 2 != 0;
        return within(1, new Interval(odd ? -1 : ends.low(), even ? 1 : ends.high()));
    }

    private static Interval abs(Interval x) {
        double high = Math.max(-x.low(), x.high());
        return new Interval(x.contains(0) ? 0 : Math.min(Math.abs(x.low()), Math.abs(x.high())), high);
    }

    private static Interval truth(boolean surely, boolean surelyNot) {
        return surely ? TRUE : surelyNot ? FALSE : UNKNOWN;
    }
}
