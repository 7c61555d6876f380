package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.BitSet;
import java.util.Map;
import java.util.Random;

/** The derivative of a function of numbers: against differences of the function, and each step on both sides, where it has values. */
final class FunctionCheck {

    private static final int TRIALS = 12;
    /** So many more are for lines that had no values at those. */
    private static final int MOST_TRIALS = 48;
    /** How far these are drawn, by turns. */
    private static final double[] SPREADS = {0.1, 5, 20, 100};

    private final DerivedFunctions.Derivation derivation;
    private final Random random = new Random(7);
    private final BitSet compared = new BitSet();

    private FunctionCheck(DerivedFunctions.Derivation derivation) {
        this.derivation = derivation;
    }

    /** How many lines a derivative has: that it is one, and the steps. */
    static int count(DerivedFunctions.Derivation d) {
        return d.steps().size() + 1;
    }

    /**
     * The lines that could be compared.
     *
     * @throws LineCheckException if one does not hold
     */
    static BitSet compared(DerivedFunctions.Derivation d) {
        FunctionCheck check = new FunctionCheck(d);
        for (int trial = 0; trial < TRIALS; trial++) {
            double shift = trial % 3 == 0 ? 1.6 : 0;
            check.at(shift - 1.5, shift + 1.5);
        }
        for (int trial = 0; trial < MOST_TRIALS && check.compared.cardinality() < count(d); trial++) {
            double most = SPREADS[trial % SPREADS.length];
            check.at(trial % 8 < 4 ? -most : 0, most);
        }
        return check.compared;
    }

    private void at(double low, double high) {
        Environment e = new Environment();
        derivation.function().formals().forEach(f -> e.set(f, low + (high - low) * random.nextDouble()));
        for (int k = 0; k < derivation.steps().size(); k++) {
            Simplifier.Step step = derivation.steps().get(k);
            Measured before = value(e, step.before());
            Measured after = value(e, step.after());
            if (Double.isFinite(before.value())) {
                require(before, after, step.reason());
                compared.set(k);
            }
        }
        if (Double.isFinite(value(e, derivation.value()).value())) {
            differentiate(e);
        }
    }

    private void require(Measured before, Measured after, String reason) {
        if (!before.agrees(after, Equality.TOLERANCE)) {
            throw new LineCheckException("a line of the derivative of " + derivation.function().name() + " does not hold: "
                    + before.value() + " against " + after.value() + " (rule: " + reason + ")");
        }
    }

    private void differentiate(Environment e) {
        Symbol by = derivation.function().formals().get(derivation.argument());
        BitSet agreeing = JacobianCheck.agreeing(
                e.get(by).data(),
                new Measured[] {value(e, derivation.value())},
                () -> new Measured[] {value(e, derivation.function().body())},
                random,
                "the derivative of " + derivation.function().name() + " by " + by);
        compared.set(derivation.steps().size(), compared.get(derivation.steps().size()) || agreeing.get(0));
    }

    private static Measured value(Environment e, Expr term) {
        return new Evaluator(e).measure(term, Map.of());
    }
}
