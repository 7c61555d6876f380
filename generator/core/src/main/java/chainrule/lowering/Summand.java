package chainrule.lowering;

import chainrule.plan.Interval;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A term of a task's value: target[at] += coefficient · Σ body over the loops. Where a δ ties an axis of the target to the other
 * indices, there is no loop over that axis: {@code at} says where the value goes, and the guard where it goes anywhere.
 *
 * @param at a subscript for each axis of the target
 * @param axes the target's axes that are looped over
 * @param isScatter whether δs say where the value goes
 * @param bound the indices that are summed over
 * @param guard a condition, or null
 */
record Summand(
        List<Affine> at,
        List<Index> axes,
        List<Index> bound,
        Rational coefficient,
        Expr body,
        Expr guard,
        boolean isScatter) {

    static Summand of(Expr term, Task task) {
        List<Affine> at = task.axes().stream().map(Affine::of).toList();
        List<Index> axes = task.loops();
        Terms.Contraction c = Terms.contraction(term);
        if (c == null) {
            Rational q = Terms.coefficient(term);
            return new Summand(at, axes, List.of(), q, Exprs.times(Rational.ONE.dividedBy(q), term), null, false).scattered();
        }
        Reduce.Opened opened = c.sum().open();
        return new Summand(at, axes, opened.indices(), c.coefficient(), opened.body(), null, false).scattered();
    }

    boolean isContraction() {
        return !bound.isEmpty();
    }

    /** The term without its sum. */
    Expr value() {
        return Exprs.times(coefficient, body);
    }

    private Summand scattered() {
        Expr product = productUnderGuards();
        for (Mul.Factor f : Terms.factors(product)) {
            if (f.base() instanceof Delta d) {
                for (Index axis : axes) {
                    Affine solution = d.left().minus(d.right()).solvedFor(axis);
                    if (solution != null) {
                        return solved(product, d, axis, solution).scattered();
                    }
                }
            }
        }
        return this;
    }

    /** The body with a guard around a product as a factor of it, if there is a δ in the product. */
    private Expr productUnderGuards() {
        return body instanceof Conditional c && c.otherwise().isZero() && hasDeltaFactor(c.then())
                ? Exprs.mul(Exprs.indicator(c.condition()), c.then())
                : body;
    }

    private static boolean hasDeltaFactor(Expr e) {
        return Terms.factors(e).stream().anyMatch(f -> f.base() instanceof Delta);
    }

    private Summand solved(Expr product, Delta d, Index axis, Affine solution) {
        Substitution put = Substitution.ofIndices(Map.of(axis, solution));
        List<Index> left = new ArrayList<>(axes);
        left.remove(axis);
        List<Expr> guards = new ArrayList<>();
        if (guard != null) {
            guards.add(put.apply(guard));
        }
        if (!Interval.of(solution).isInside(axis.extent().valueOfSizes())) {
            guards.add(Exprs.inRange(solution, axis.extent()));
        }
        Expr others = put.apply(Exprs.divide(product, d));
        return new Summand(at.stream().map(put::apply).toList(), left, bound, coefficient, others, Guards.all(guards), true);
    }
}
