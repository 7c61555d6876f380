package chainrule.derivation;

import chainrule.differences.Verdict;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.List;
import java.util.Map;

/**
 * Whether terms have the same value at a point. Values of names are taken as exact first. Where the sides differ so, the rounding
 * of names may be all that they differ in: at a saturated softmax 1 − p is 0, and not where p's definition is put in. Then
 * nothing is decided here.
 */
public final class Equality {

    /** Relative to the size of the terms that were added up. */
    public static final double TOLERANCE = 1e-9;

    private final Environment e;
    private final Evaluator exact;
    private Evaluator computed;

    public Equality(Environment e) {
        this.e = e;
        this.exact = new Evaluator(e);
    }

    /** What both sides say of each other, with their values. */
    public record Outcome(Verdict verdict, double left, double right) {

        public boolean differs() {
            return verdict == Verdict.DIFFERS;
        }

        public boolean agrees() {
            return verdict == Verdict.AGREES;
        }
    }

    public Outcome of(Expr left, Expr right, Map<IndexTerm, Integer> at) {
        return of(List.of(left), right, at);
    }

    /** A product of factors against a term. */
    Outcome of(List<Expr> factors, Expr right, Map<IndexTerm, Integer> at) {
        Measured a = product(exact, factors, at);
        Measured b = exact.measure(right, at);
        if (a.agrees(b, TOLERANCE)) {
            return new Outcome(Verdict.AGREES, a.value(), b.value());
        }
        computed = computed == null ? Evaluator.ofComputed(e) : computed;
        boolean isRounding = product(computed, factors, at).agrees(computed.measure(right, at), TOLERANCE);
        return new Outcome(isRounding ? Verdict.UNDECIDED : Verdict.DIFFERS, a.value(), b.value());
    }

    private static Measured product(Evaluator evaluator, List<Expr> factors, Map<IndexTerm, Integer> at) {
        return factors.stream().map(f -> evaluator.measure(f, at)).reduce(Measured::times).orElseThrow();
    }
}
