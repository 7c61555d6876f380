package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.IndexQuotient;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.OpaqueFunction;
import chainrule.symbolic.Range;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.TensorCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Intervals in which the values of terms lie, by interval arithmetic through the definitions. */
public final class RangeAnalysis implements Expr.Visitor<Range> {

    private final Function<Symbol, Range> symbols;
    private final Map<Expr, Range> known = new HashMap<>();
    private final Map<List<Object>, Range> calls;

    /** @param symbols the range of each symbol's values */
    public RangeAnalysis(Function<Symbol, Range> symbols) {
        this(symbols, new HashMap<>());
    }

    /** @param calls the ranges of functions for those of their arguments, each found once */
    private RangeAnalysis(Function<Symbol, Range> symbols, Map<List<Object>, Range> calls) {
        this.symbols = symbols;
        this.calls = calls;
    }

    public static RangeAnalysis ofSymbols() {
        return new RangeAnalysis(Symbol::range);
    }

    public Range of(Expr e) {
        Range r = known.get(e);
        if (r == null) {
            r = e.accept(this);
            known.put(e, r);
        }
        return r;
    }

    boolean liesIn(Expr e, Range domain) {
        if (domain.equals(Range.REALS)) {
            return true;
        }
        Range r = of(e);
        return (domain.low() < r.low() || domain.low() == r.low() && (domain.lowClosed() || !r.lowClosed()))
                && (domain.high() > r.high() || domain.high() == r.high() && (domain.highClosed() || !r.highClosed()));
    }

    @Override
    public Range visit(Num e) {
        return Range.point(e.value().doubleValue());
    }

    @Override
    public Range visit(Access e) {
        if (e.symbol().call() != null) {
            return ofCall(e.symbol().call());
        }
        return e.symbol().isInteger() ? Range.NON_NEGATIVE : symbols.apply(e.symbol());
    }

    /** That of the function's body, whatever its argument: a norm is not negative. */
    private Range ofCall(TensorCall call) {
        return call.function() instanceof DefinedFunction f
                ? of(f.body())
                : call.function() == OpaqueFunction.ONEHOT ? Range.closed(0, 1) : Range.REALS;
    }

    @Override
    public Range visit(IndexValue e) {
        if (e.term() instanceof IndexQuotient q && !IndexRanges.isNonNegative(IndexRanges.least(q.dividend()))) {
            return Range.REALS;
        }
        return e.term() instanceof Size
                ? new Range(1, true, Double.POSITIVE_INFINITY, false)
                : Range.NON_NEGATIVE;
    }

    @Override
    public Range visit(Add e) {
        if (isShiftedByItsMaximum(e)) {
            return new Range(Double.NEGATIVE_INFINITY, false, 0, true);
        }
        Range sum = Range.point(0);
        for (Add.Term t : e.terms()) {
            sum = plus(sum, scaled(of(t.term()), t.coefficient().doubleValue()));
        }
        return sum;
    }

    /** uⱼ − max u, or −max(0, u). */
    static boolean isShiftedByItsMaximum(Expr e) {
        return e instanceof Add a
                ? a.terms().stream().anyMatch(t -> isShift(t.coefficient(), t.term(), e))
                : e instanceof Mul m && isShift(m.coefficient(), Exprs.times(Rational.ONE.dividedBy(m.coefficient()), m), e);
    }

    /** Whether a term of a sum is the negative of a maximum to which the rest belongs. */
    private static boolean isShift(Rational coefficient, Expr maximum, Expr sum) {
        if (coefficient.signum() >= 0) {
            return false;
        }
        Rational scale = Rational.ONE.dividedBy(coefficient.negate());
        Expr rest = Exprs.times(scale, Exprs.subtract(sum, Exprs.times(coefficient, maximum)));
        if (maximum instanceof Reduce r && r.operator() == Reduce.Operator.MAX) {
            Reduce.Opened opened = r.open();
            return FoldDefinition.isInstance(opened.indices(), opened.body(), rest);
        }
        return maximum instanceof Apply m && m.function() == ElementaryFunction.MAX && isAmong(rest, m);
    }

    private static boolean isAmong(Expr e, Expr maximum) {
        return e == maximum
                || maximum instanceof Apply m
                        && m.function() == ElementaryFunction.MAX
                        && m.arguments().stream().anyMatch(x -> isAmong(e, x));
    }

    private static Range plus(Range a, Range b) {
        return new Range(
                a.low() + b.low(), a.lowClosed() && b.lowClosed(), a.high() + b.high(), a.highClosed() && b.highClosed());
    }

    private static Range scaled(Range r, double c) {
        return c >= 0
                ? new Range(r.low() * c, r.lowClosed(), r.high() * c, r.highClosed())
                : new Range(r.high() * c, r.highClosed(), r.low() * c, r.lowClosed());
    }

    @Override
    public Range visit(Mul e) {
        if (SoftmaxElement.of(e) != null) {
            return new Range(0, false, 1, true);
        }
        Range product = Range.point(1);
        for (Mul.Factor f : e.factors()) {
            product = times(product, power(of(f.base()), f.exponent()));
        }
        return e.coefficient().isOne() ? product : scaled(product, e.coefficient().doubleValue());
    }

    /** The product, exact for values of one sign, else its sign only. */
    private static Range times(Range a, Range b) {
        if (a.isNonNegative() && b.isNonNegative()) {
            double low = a.low() * b.low();
            double high = product(a.high(), b.high());
            return new Range(
                    low,
                    low == 0 ? !(a.isPositive() && b.isPositive()) : a.lowClosed() && b.lowClosed(),
                    high,
                    a.highClosed() && b.highClosed());
        }
        return Range.REALS;
    }

    private static double product(double a, double b) {
        return a == 0 || b == 0 ? 0 : a * b;
    }

    private static Range power(Range r, Rational exponent) {
        double n = exponent.doubleValue();
        if (r.isNonNegative()) {
            double low = Math.pow(r.low(), n);
            double high = Math.pow(r.high(), n);
            return n > 0
                    ? new Range(low, r.lowClosed(), high, r.highClosed())
                    : new Range(high, r.highClosed() && Double.isFinite(r.high()), low, r.lowClosed() && r.low() > 0);
        }
        boolean even = exponent.isInteger() && !exponent.numerator().testBit(0);
        return even ? (n > 0 ? Range.NON_NEGATIVE : Range.POSITIVE) : exponent.isInteger() ? Range.REALS : Range.NON_NEGATIVE;
    }

    @Override
    public Range visit(Apply e) {
        Range x = of(e.arguments().get(0));
        return switch (e.function()) {
            case EXP -> new Range(
                    Math.exp(x.low()), x.lowClosed() && x.low() > -700, Math.exp(x.high()), x.highClosed());
            case LOG -> x.isNonNegative() ? monotone(x, Math::log) : Range.REALS;
            case LOG1P -> x.low() >= -1 ? monotone(x, Math::log1p) : Range.REALS;
            case EXPM1 -> monotone(x, Math::expm1);
            case SIN, COS -> Range.closed(-1, 1);
            case TANH, ERF -> monotone(x, e.function() == ElementaryFunction.TANH ? Math::tanh : v -> Math.signum(v));
            case ATAN -> Range.open(-Math.PI / 2, Math.PI / 2);
            case ERFCX -> Range.POSITIVE;
            case ABS -> x.excludesZero() ? Range.POSITIVE : Range.NON_NEGATIVE;
            case SIGN -> Range.closed(-1, 1);
            case COSH -> new Range(1, true, Double.POSITIVE_INFINITY, false);
            case ASIN, ACOS, TAN, SINH, FLOOR, CEIL, ROUND -> Range.REALS;
            case MAX -> maximum(x, of(e.arguments().get(1)));
            case MIN -> scaled(maximum(scaled(x, -1), scaled(of(e.arguments().get(1)), -1)), -1);
            case POWER -> x.isPositive() ? Range.POSITIVE : Range.REALS;
            case EQUAL, LESS, LESS_EQUAL, AND, OR, NOT -> Range.closed(0, 1);
        };
    }

    private static Range monotone(Range x, Function<Double, Double> f) {
        return new Range(f.apply(x.low()), x.lowClosed(), f.apply(x.high()), x.highClosed());
    }

    private static Range maximum(Range a, Range b) {
        Range low = a.low() > b.low() || a.low() == b.low() && !a.lowClosed() ? a : b;
        Range high = a.high() > b.high() ? a : b;
        return new Range(low.low(), low.lowClosed(), high.high(), high.highClosed());
    }

    private static Range union(Range a, Range b) {
        return new Range(
                Math.min(a.low(), b.low()),
                a.low() < b.low() ? a.lowClosed() : b.low() < a.low() ? b.lowClosed() : a.lowClosed() || b.lowClosed(),
                Math.max(a.high(), b.high()),
                a.high() > b.high() ? a.highClosed() : b.high() > a.high() ? b.highClosed() : a.highClosed() || b.highClosed());
    }

    @Override
    public Range visit(Call e) {
        List<Symbol> formals = e.function().formals();
        Map<Symbol, Range> arguments = new HashMap<>();
        List<Object> key = new ArrayList<>(List.of(e.function()));
        for (int k = 0; k < formals.size(); k++) {
            Range range = of(e.arguments().get(k));
            arguments.put(formals.get(k), range);
            key.add(range);
        }
        Range range = calls.get(key);
        if (range == null) {
            range = new RangeAnalysis(s -> arguments.getOrDefault(s, s.range()), calls).of(e.function().body());
            calls.put(key, range);
        }
        return range;
    }

    @Override
    public Range visit(Conditional e) {
        return union(of(e.then()), of(e.otherwise()));
    }

    @Override
    public Range visit(Reduce e) {
        Range body = of(e.open().body());
        return switch (e.operator()) {
            case MAX, MIN -> body;
            case SUM, PROD -> body.isPositive() ? Range.POSITIVE : body.isNonNegative() ? Range.NON_NEGATIVE : Range.REALS;
        };
    }

    @Override
    public Range visit(Delta e) {
        return Range.closed(0, 1);
    }
}
