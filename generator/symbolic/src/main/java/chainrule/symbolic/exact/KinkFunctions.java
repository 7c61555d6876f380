package chainrule.symbolic.exact;

import chainrule.symbolic.Access;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Reduce;
import java.util.List;

/** Functions that choose: by the order of the reals, and each choice is noted. */
final class KinkFunctions {

    private static final ExactNumber ZERO = ExactNumber.of(0);

    private final Branches branches;

    KinkFunctions(Branches branches) {
        this.branches = branches;
    }

    /** Whether a function is one of these. */
    static boolean has(ElementaryFunction f) {
        return switch (f) {
            case ABS, SIGN, MAX, MIN, EQUAL, LESS, LESS_EQUAL, AND, OR, NOT, FLOOR, CEIL, ROUND -> true;
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, POWER -> false;
        };
    }

    /**
     * @param calls the calls around the function
     * @param e the function at its arguments
     * @param x the values of these
     */
    ExactNumber value(List<Expr> calls, ElementaryFunction f, Expr e, List<ExactNumber> x) {
        ExactNumber a = x.get(0);
        ExactNumber b = x.size() > 1 ? x.get(1) : ZERO;
        return switch (f) {
            case ABS -> way(calls, e, a.order(ZERO) >= 0) ? a : ZERO.minus(a);
            case SIGN -> sign(calls, e, a.order(ZERO));
            case MAX -> way(calls, e, a.order(b) >= 0) ? a : b;
            case MIN -> way(calls, e, a.order(b) <= 0) ? a : b;
            case EQUAL -> ExactNumber.truth(way(calls, e, a.isEqualTo(b)));
            case LESS -> ExactNumber.truth(way(calls, e, a.order(b) < 0));
            case LESS_EQUAL -> ExactNumber.truth(way(calls, e, a.order(b) <= 0));
            case AND -> ExactNumber.truth(!a.isZero() && !b.isZero());
            case OR -> ExactNumber.truth(!a.isZero() || !b.isZero());
            case NOT -> ExactNumber.truth(a.isZero());
            case FLOOR, CEIL, ROUND -> rounded(f, e, a);
            case EXP, LOG, LOG1P, EXPM1, SIN, COS, TAN, ASIN, ACOS, ATAN, SINH, COSH, TANH, ERF, ERFCX, POWER ->
                throw new IllegalArgumentException(f + " has no kink");
        };
    }

    private static ExactNumber rounded(ElementaryFunction f, Expr e, ExactNumber a) {
        if (!isOfIndices(e)) {
            throw new NotExactException("a number is not rounded exactly");
        }
        return ExactNumber.of((long) f.value(a.real()));
    }

    /** Whether a term is of indices, sizes and classes alone: these are whole numbers, and the same at every point. */
    static boolean isOfIndices(Expr e) {
        return e instanceof Access a ? a.symbol().isInteger() : e.children().stream().allMatch(KinkFunctions::isOfIndices);
    }

    private ExactNumber sign(List<Expr> calls, Expr e, int sign) {
        way(calls, e, sign > 0);
        return ExactNumber.of(sign);
    }

    private boolean way(List<Expr> calls, Expr e, boolean holds) {
        if (!isOfIndices(e)) {
            branches.decide(calls, e, holds ? 1 : 0, 2);
        }
        return holds;
    }

    /** Which of some numbers is the largest or smallest; the first, where several are. */
    ExactNumber extremum(List<Expr> calls, Reduce e, List<ExactNumber> of) {
        int best = 0;
        for (int k = 1; k < of.size(); k++) {
            int order = of.get(k).order(of.get(best));
            best = (e.operator() == Reduce.Operator.MAX ? order > 0 : order < 0) ? k : best;
        }
        branches.decide(calls, e, best, of.size());
        return of.get(best);
    }
}
