package chainrule.symbolic.exact;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions that choose: by the order of the reals, and each choice is noted. */
final class KinkFunctions {

    private static final ExactNumber ZERO = ExactNumber.of(0);
    private static final ExactNumber ONE = ExactNumber.of(1);

    private final Branches branches;
    private final Map<Expr, Boolean> ofIndices = new HashMap<>();

    /** A value with what was decided for it: one way at one kink, or nothing. */
    record Value(ExactNumber number, List<Branches.Decision> decided) {}

    KinkFunctions(Branches branches) {
        this.branches = branches;
    }

    /**
     * @param calls the calls around the function
     * @param e the function at its arguments
     * @param a the first argument
     * @param b the second argument, if there is one
     */
    Value value(List<Expr> calls, ElementaryFunction f, Expr e, ExactNumber a, ExactNumber b) {
        return switch (f) {
            case ABS -> way(calls, e, a.order(ZERO) >= 0, a, ZERO.minus(a));
            case SIGN -> sign(calls, e, a.order(ZERO));
            case MAX -> way(calls, e, a.order(b) >= 0, a, b);
            case MIN -> way(calls, e, a.order(b) <= 0, a, b);
            case EQUAL -> way(calls, e, a.isEqualTo(b), ONE, ZERO);
            case LESS -> way(calls, e, a.order(b) < 0, ONE, ZERO);
            case LESS_EQUAL -> way(calls, e, a.order(b) <= 0, ONE, ZERO);
            case AND -> smooth(ExactNumber.truth(!a.isZero() && !b.isZero()));
            case OR -> smooth(ExactNumber.truth(!a.isZero() || !b.isZero()));
            case NOT -> smooth(ExactNumber.truth(a.isZero()));
            case FLOOR, CEIL, ROUND -> smooth(rounded(f, e, a));
            default -> throw new IllegalArgumentException(f + " has no kink");
        };
    }

    private ExactNumber rounded(ElementaryFunction f, Expr e, ExactNumber a) {
        if (!isOfIndices(e)) {
            throw new NotExactException("a number is not rounded exactly");
        }
        return ExactNumber.of((long) f.value(a.real()));
    }

    /** Whether a term is the same at every point. */
    private boolean isOfIndices(Expr e) {
        return ofIndices.computeIfAbsent(e, Accesses::areOfIntegers);
    }

    private Value sign(List<Expr> calls, Expr e, int sign) {
        return new Value(ExactNumber.of(sign), way(calls, e, sign > 0, ONE, ZERO).decided());
    }

    private Value way(List<Expr> calls, Expr e, boolean holds, ExactNumber then, ExactNumber otherwise) {
        ExactNumber number = holds ? then : otherwise;
        return isOfIndices(e) ? smooth(number) : new Value(number, List.of(branches.decide(calls, e, holds ? 1 : 0, 2)));
    }

    private static Value smooth(ExactNumber number) {
        return new Value(number, List.of());
    }
}
