package chainrule.symbolic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The operations of a term as they run, one after the other: what is generated and what evaluates in its precision both follow it. */
public final class OperationOrder {

    private static final Set<ElementaryFunction> SMALL =
            EnumSet.of(ElementaryFunction.LOG, ElementaryFunction.LOG1P, ElementaryFunction.EXP, ElementaryFunction.EXPM1);

    private OperationOrder() {}

    /** The order where no name stands for a small term. */
    public static List<Add.Term> of(List<Add.Term> terms) {
        return of(terms, s -> false);
    }

    /**
     * a + b − 2·c: terms that are subtracted come after one that is not, if there is one. Logarithms and exponentials are
     * small beside what they are added to: where terms cancel, as a maximum and what it is the maximum of, those come first.
     *
     * @param small which names stand for small terms
     */
    public static List<Add.Term> of(List<Add.Term> terms, Predicate<Symbol> small) {
        List<Add.Term> ordered = new ArrayList<>(terms);
        boolean cancels = cancel(terms, small);
        ordered.sort((t, u) -> Integer.compare(rank(t, cancels, small), rank(u, cancels, small)));
        return ordered;
    }

    private static int rank(Add.Term t, boolean cancels, Predicate<Symbol> small) {
        return (cancels && isSmall(t.term(), small) ? 2 : 0) + (t.coefficient().signum() < 0 ? 1 : 0);
    }

    /** Whether terms of both signs may cancel beside a small one. */
    public static boolean cancel(List<Add.Term> terms, Predicate<Symbol> small) {
        List<Add.Term> others = terms.stream().filter(t -> !isSmall(t.term(), small)).toList();
        return others.size() < terms.size()
                && others.stream().anyMatch(t -> t.coefficient().signum() > 0)
                && others.stream().anyMatch(t -> t.coefficient().signum() < 0);
    }

    /** Whether a term is made by a logarithm or an exponential, outside of other functions. */
    public static boolean isSmall(Expr e) {
        return isSmall(e, s -> false);
    }

    private static boolean isSmall(Expr e, Predicate<Symbol> small) {
        if (e instanceof Access a) {
            return small.test(a.symbol());
        }
        if (e instanceof Apply a) {
            return SMALL.contains(a.function());
        }
        if (e instanceof Conditional c) {
            return isSmall(c.then(), small) || isSmall(c.otherwise(), small);
        }
        return (e instanceof Mul || e instanceof Add) && e.children().stream().anyMatch(child -> isSmall(child, small));
    }

    /** The whole number by which a sum is divided where a coefficient has one that no binary fraction has, or 1. */
    public static Rational divisor(Rational coefficient) {
        BigInteger denominator = coefficient.denominator();
        return denominator.bitCount() == 1 ? Rational.ONE : new Rational(denominator, BigInteger.ONE);
    }
}
