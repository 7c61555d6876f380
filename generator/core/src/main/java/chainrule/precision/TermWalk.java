package chainrule.precision;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Num;
import chainrule.symbolic.OperationOrder;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One walk through a term, its operations in the order in which generated code has them: what is subtracted comes last, a
 * product is one quotient of products, small powers are products, e^(q·x) is one exponential.
 */
final class TermWalk<T> implements Expr.Visitor<T> {

    private static final int LONGEST_PRODUCT = 4;

    private final Arithmetic<T> numbers;
    private final TermEvaluator<T> values;
    private final Map<IndexTerm, Integer> at;
    /** The terms known where the indices are now. */
    private final Map<Expr, T> known = new HashMap<>();

    TermWalk(Arithmetic<T> numbers, TermEvaluator<T> values, Map<IndexTerm, Integer> at) {
        this.numbers = numbers;
        this.values = values;
        this.at = at;
    }

    T of(Expr e) {
        T value = known.get(e);
        if (value == null) {
            value = e.accept(this);
            known.put(e, value);
        }
        return value;
    }

    @Override
    public T visit(Num e) {
        return numbers.of(e.value());
    }

    @Override
    public T visit(Access e) {
        return values.access(e, at);
    }

    @Override
    public T visit(IndexValue e) {
        return numbers.of(Rational.of(values.integer(e.term(), at)));
    }

    @Override
    public T visit(Add e) {
        T sum = null;
        for (Add.Term t : OperationOrder.of(e.terms())) {
            boolean negative = t.coefficient().signum() < 0;
            Rational divisor = divisor(t.coefficient(), t.term());
            T multiple = scaled(t.coefficient().abs().times(divisor), t.term());
            T size = divisor.isOne() ? multiple : numbers.divide(multiple, numbers.of(divisor));
            sum = sum == null ? negative ? negated(size) : size : negative ? numbers.minus(sum, size) : numbers.plus(sum, size);
        }
        return sum;
    }

    private T scaled(Rational coefficient, Expr term) {
        if (term.isOne()) {
            return numbers.of(coefficient);
        }
        T value = of(term);
        return coefficient.isOne() ? value : numbers.times(numbers.of(coefficient), value);
    }

    private T negated(T value) {
        return numbers.times(numbers.of(Rational.MINUS_ONE), value);
    }

    @Override
    public T visit(Mul e) {
        T above = null;
        T below = null;
        for (Mul.Factor f : e.factors()) {
            if (isGuard(f.base()) && f.exponent().signum() > 0 && numbers.isZero(of(f.base()))) {
                return numbers.of(Rational.ZERO);
            }
        }
        for (Mul.Factor f : e.factors()) {
            if (f.isExponential()) {
                above = times(above, exponential(f));
            } else if (f.exponent().signum() > 0) {
                above = times(above, power(of(f.base()), f.exponent()));
            } else {
                below = times(below, power(of(f.base()), f.exponent().negate()));
            }
        }
        Rational divisor = divisor(e.coefficient(), e);
        return quotient(
                e.coefficient().times(divisor), above, divisor.isOne() ? below : times(below, numbers.of(divisor)));
    }

    /** By what a term is divided in place of a factor 1/n, if it is a multiple of a sum, as a mean is. */
    private static Rational divisor(Rational coefficient, Expr term) {
        List<Mul.Factor> factors = term instanceof Mul m ? m.factors() : List.of(new Mul.Factor(term, Rational.ONE));
        boolean total = factors.stream().anyMatch(f -> f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM);
        return total ? OperationOrder.divisor(coefficient) : Rational.ONE;
    }

    private static boolean isGuard(Expr e) {
        return e instanceof Delta || e instanceof Conditional;
    }

    private T exponential(Mul.Factor f) {
        T argument = scaled(f.exponent().abs(), f.base().exponent());
        return numbers.apply(
                ElementaryFunction.EXP, List.of(f.exponent().signum() < 0 ? negated(argument) : argument));
    }

    private T quotient(Rational coefficient, T above, T below) {
        Rational size = coefficient.abs();
        T numerator = above == null
                ? numbers.of(size)
                : size.isOne() ? above : numbers.times(numbers.of(size), above);
        T value = below == null ? numerator : numbers.divide(numerator, below);
        return coefficient.signum() < 0 ? negated(value) : value;
    }

    private T times(T a, T b) {
        return a == null ? b : numbers.times(a, b);
    }

    private T power(T base, Rational exponent) {
        boolean isShort = (exponent.isInteger() || exponent.denominator().intValue() == 2)
                && exponent.compareTo(Rational.of(LONGEST_PRODUCT)) <= 0;
        if (!isShort) {
            return numbers.power(base, exponent);
        }
        T result = exponent.isInteger() ? null : numbers.power(base, Rational.HALF);
        int whole = exponent.numerator().divide(exponent.denominator()).intValue();
        for (int k = 0; k < whole; k++) {
            result = result == null ? base : numbers.times(base, result);
        }
        return result;
    }

    @Override
    public T visit(Apply e) {
        return numbers.apply(
                e.function(), e.arguments().stream().map(this::of).toList());
    }

    @Override
    public T visit(Call e) {
        return of(e.function().expand(e.arguments()));
    }

    @Override
    public T visit(Conditional e) {
        return numbers.choose(of(e.condition()), () -> of(e.then()), () -> of(e.otherwise()));
    }

    @Override
    public T visit(Reduce e) {
        Reduce.Opened opened = e.open();
        T result = over(e.operator(), opened, 0, null);
        opened.indices().forEach(at::remove);
        return result;
    }

    private void put(Index index, int value) {
        at.put(index, value);
        known.keySet().removeIf(e -> e.freeIndices().contains(index));
    }

    private T over(Reduce.Operator operator, Reduce.Opened opened, int k, T soFar) {
        if (k == opened.indices().size()) {
            T next = of(opened.body());
            return soFar == null ? next : combine(operator, soFar, next);
        }
        Index index = opened.indices().get(k);
        T result = soFar;
        for (int value = 0; value < values.extent(index); value++) {
            put(index, value);
            result = over(operator, opened, k + 1, result);
        }
        return result;
    }

    private T combine(Reduce.Operator operator, T a, T b) {
        return switch (operator) {
            case SUM -> numbers.plus(a, b);
            case PROD -> numbers.times(a, b);
            case MAX -> numbers.apply(ElementaryFunction.MAX, List.of(a, b));
            case MIN -> numbers.apply(ElementaryFunction.MIN, List.of(a, b));
        };
    }

    @Override
    public T visit(Delta e) {
        boolean equal = values.subscript(e.left(), at) == values.subscript(e.right(), at);
        return numbers.of(equal ? Rational.ONE : Rational.ZERO);
    }
}
