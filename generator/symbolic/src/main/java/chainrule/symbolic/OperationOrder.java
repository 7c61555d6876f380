package chainrule.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** The operations of a term as they run, one after the other: what is generated and what evaluates in its precision both follow it. */
public final class OperationOrder {

    private OperationOrder() {}

    /**
     * a + b − 2·c: terms that are subtracted come after one that is not, if there is one. Logarithms are small beside what they
     * are added to: where terms cancel, as a maximum and what it is the maximum of, those come first.
     */
    public static List<Add.Term> of(List<Add.Term> terms) {
        List<Add.Term> ordered = new ArrayList<>(terms);
        boolean cancels = cancel(terms);
        ordered.sort((t, u) -> Integer.compare(rank(t, cancels), rank(u, cancels)));
        return ordered;
    }

    private static int rank(Add.Term t, boolean cancels) {
        return (cancels && isLogarithm(t.term()) ? 2 : 0) + (t.coefficient().signum() < 0 ? 1 : 0);
    }

    /** Whether terms of both signs may cancel beside a logarithm. */
    public static boolean cancel(List<Add.Term> terms) {
        return terms.stream().anyMatch(t -> isLogarithm(t.term()))
                && terms.stream().anyMatch(t -> !isLogarithm(t.term()) && t.coefficient().signum() > 0)
                && terms.stream().anyMatch(t -> !isLogarithm(t.term()) && t.coefficient().signum() < 0);
    }

    private static boolean isLogarithm(Expr e) {
        return e instanceof Apply a
                && (a.function() == ElementaryFunction.LOG || a.function() == ElementaryFunction.LOG1P);
    }

    /** The whole number by which a sum is divided where a coefficient has one that no binary fraction has, or 1. */
    public static Rational divisor(Rational coefficient) {
        BigInteger denominator = coefficient.denominator();
        return denominator.bitCount() == 1 ? Rational.ONE : new Rational(denominator, BigInteger.ONE);
    }
}
