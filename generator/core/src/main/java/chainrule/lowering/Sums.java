package chainrule.lowering;

import chainrule.plan.Scalar;
import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Sums of scalars. */
final class Sums {

    private Sums() {}

    /**
     * @param ordered the terms in the order in which they are added
     * @param first what the terms are added to, or null
     * @param divisors by what a term with a coefficient is divided, 1 where by nothing
     */
    static Scalar of(
            List<Add.Term> ordered, Scalar first, Function<Expr, Scalar> lower, BiFunction<Rational, Expr, Rational> divisors) {
        Scalar sum = first;
        for (Add.Term t : ordered) {
            Rational divisor = divisors.apply(t.coefficient(), t.term());
            Scalar multiple = multiple(t.coefficient().abs().times(divisor), lower.apply(t.term()));
            Scalar size = divisor.isOne()
                    ? multiple
                    : new Scalar.Binary(Scalar.Operator.DIVIDE, multiple, new Scalar.Literal(divisor));
            boolean negative = t.coefficient().signum() < 0;
            sum = sum == null
                    ? negative ? new Scalar.Negate(size) : size
                    : new Scalar.Binary(negative ? Scalar.Operator.SUBTRACT : Scalar.Operator.ADD, sum, size);
        }
        return sum;
    }

    private static Scalar multiple(Rational coefficient, Scalar value) {
        if (value instanceof Scalar.Literal l) {
            return new Scalar.Literal(coefficient.times(l.value()));
        }
        return coefficient.isOne()
                ? value
                : new Scalar.Binary(Scalar.Operator.MULTIPLY, new Scalar.Literal(coefficient), value);
    }
}
