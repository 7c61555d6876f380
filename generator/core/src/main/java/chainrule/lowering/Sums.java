package chainrule.lowering;

import chainrule.symbolic.Add;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * a + b − 2·c: terms that are subtracted come after one that is not, if there is one. Logarithms are small beside what they
 * are added to: where terms cancel, as a maximum and what it is the maximum of, those come first.
 */
final class Sums {

    private Sums() {}

    /**
     * @param first what the terms are added to, or null
     * @param divisors by what a term with a coefficient is divided, 1 where by nothing
     */
    static Scalar of(
            List<Add.Term> terms, Scalar first, Function<Expr, Scalar> lower, BiFunction<Rational, Expr, Rational> divisors) {
        List<Add.Term> ordered = new ArrayList<>(terms);
        boolean cancels = cancel(terms);
        ordered.sort(Comparator.comparing((Add.Term t) -> cancels && isLogarithm(t.term()))
                .thenComparing(t -> t.coefficient().signum() < 0));
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

    /** Whether terms of both signs may cancel beside a logarithm. */
    static boolean cancel(List<Add.Term> terms) {
        return terms.stream().anyMatch(t -> isLogarithm(t.term()))
                && terms.stream().anyMatch(t -> !isLogarithm(t.term()) && t.coefficient().signum() > 0)
                && terms.stream().anyMatch(t -> !isLogarithm(t.term()) && t.coefficient().signum() < 0);
    }

    private static boolean isLogarithm(Expr e) {
        return e instanceof Apply a
                && (a.function() == ElementaryFunction.LOG || a.function() == ElementaryFunction.LOG1P);
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
