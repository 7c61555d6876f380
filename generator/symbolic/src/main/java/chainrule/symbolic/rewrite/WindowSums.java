package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.List;

/**
 * Σᵢᵤ δ(m, 3 i + u) f(i, u), for reading: where windows do not overlap, m lies in the window ⌊m/3⌋ alone; where they do, the
 * sum runs over the windows, u = m − 3 i. What runs scatters instead.
 */
final class WindowSums {

    private WindowSums() {}

    static Expr at(Expr e) {
        if (!(e instanceof Reduce r) || r.operator() != Reduce.Operator.SUM) {
            return e;
        }
        Reduce.Opened opened = r.open();
        Expr body = opened.body() instanceof Conditional c && c.otherwise().isZero()
                ? Exprs.mul(Exprs.indicator(c.condition()), c.then())
                : opened.body();
        for (Delta d : DeltaContraction.deltas(body)) {
            Affine equation = d.left().minus(d.right());
            WindowSolution solution = solution(equation, opened.indices());
            if (solution != null) {
                return at(putIn(solution, opened.indices(), Exprs.divide(body, d)));
            }
        }
        return e;
    }

    private static WindowSolution solution(Affine equation, List<Index> bound) {
        WindowSolution all = WindowSolution.of(equation, bound);
        WindowSolution window = all != null ? all : WindowSolution.ofQuotient(equation, bound);
        return window != null ? window : WindowSolution.forOne(equation, bound);
    }

    private static Expr putIn(WindowSolution solution, List<Index> bound, Expr others) {
        List<Index> left = new ArrayList<>(bound);
        left.removeAll(solution.values().keySet());
        left.addAll(solution.added());
        Expr moved = Substitution.ofIndices(solution.values()).apply(others);
        return Exprs.sum(left, Exprs.conditional(solution.guard(), moved, Exprs.zero()));
    }
}
