package chainrule.derivation;

import chainrule.differences.DifferenceQuotients;
import chainrule.model.Fact;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;

/** Moves a drawn point to where the declared facts hold: a matrix to its symmetric part, the rest by Newton's method. */
final class FactSampling {

    private static final int MOST_STEPS = 40;
    private static final double SATISFIED = 1e-13;

    private FactSampling() {}

    /** Whether all facts hold afterwards. */
    static boolean impose(List<Fact> facts, Environment e) {
        for (Fact f : facts) {
            if (f instanceof Fact.Symmetry s) {
                symmetrize(e.get(s.matrix()));
            }
        }
        List<Fact.Equality> equalities = facts.stream()
                .filter(Fact.Equality.class::isInstance)
                .map(Fact.Equality.class::cast)
                .toList();
        for (int step = 0; step < MOST_STEPS && !hold(equalities, e); step++) {
            equalities.forEach(f -> improve(f, e));
        }
        return hold(equalities, e) && facts.stream().allMatch(f -> isInRange(f, e));
    }

    private static boolean isInRange(Fact f, Environment e) {
        if (f instanceof Fact.Bound b) {
            for (double v : e.get(b.symbol()).data()) {
                if (!b.range().contains(v)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void symmetrize(Tensor t) {
        int n = t.shape()[0];
        for (int k = 0; k < n * n; k++) {
            int mirror = k % n * n + k / n;
            double mean = (t.data()[k] + t.data()[mirror]) / 2;
            t.data()[k] = mean;
            t.data()[mirror] = mean;
        }
    }

    private static Tensor residual(Fact.Equality f, Environment e) {
        return e.evaluate(f.axes(), Exprs.subtract(f.left(), f.right()));
    }

    private static boolean hold(List<Fact.Equality> equalities, Environment e) {
        for (Fact.Equality f : equalities) {
            for (double r : residual(f, e).data()) {
                if (!(Math.abs(r) <= SATISFIED)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** A step of Newton's method for each element of an equation, along its gradient in the first symbol that it names. */
    private static void improve(Fact.Equality f, Environment e) {
        Expr difference = Exprs.subtract(f.left(), f.right());
        Symbol s = Accesses.of(difference).stream()
                .map(Access::symbol)
                .filter(x -> x.call() == null && e.has(x) && !x.isInteger())
                .findFirst()
                .orElseThrow();
        double[] values = e.get(s).data();
        Places places = Places.of(e, f.axes());
        for (int place = 0; place < places.count(); place++) {
            Map<IndexTerm, Integer> at = places.at(place);
            DoubleSupplier residual = () -> new Evaluator(e).value(difference, at);
            double now = residual.getAsDouble();
            double[] gradient = DifferenceQuotients.gradient(values, residual);
            double norm = 0;
            for (int k = 0; k < values.length; k++) {
                // What is positive changes in proportion, and stays so.
                double weight = s.range().isNonNegative() ? values[k] * values[k] : 1;
                norm += weight * gradient[k] * gradient[k];
                gradient[k] *= weight;
            }
            for (int k = 0; k < values.length && norm > 0; k++) {
                values[k] -= now * gradient[k] / norm;
            }
        }
    }
}
