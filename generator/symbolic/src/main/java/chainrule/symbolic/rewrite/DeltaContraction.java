package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexRanges;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Σᵢ δ(α, β) f(i): the equation α = β is solved for a bound index that it has with a coefficient ±1, and the solution put in,
 * guarded by the index's range where it can leave it. For i·s + u − p = m with s &gt; 1 only u could be solved for, which would
 * keep the longer loop over i: such a δ stays, and is emitted as a scatter.
 */
final class DeltaContraction {

    private DeltaContraction() {}

    static Expr at(Expr e) {
        if (e instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
            Reduce.Opened opened = r.open();
            return opened.body() instanceof Add a && a.contains(Delta.class::isInstance) ? split(opened, a) : contract(r, opened);
        }
        return e instanceof Mul m ? pick(m) : e;
    }

    private static Expr split(Reduce.Opened opened, Add a) {
        return Exprs.add(a.terms().stream()
                .map(t -> Exprs.times(t.coefficient(), at(Exprs.sum(opened.indices(), t.term()))))
                .toList());
    }

    private static Expr contract(Reduce r, Reduce.Opened opened) {
        Expr body = opened.body();
        if (body instanceof Mul m && m.contains(Delta.class::isInstance) && deltas(m).isEmpty()) {
            Expr expanded = Polynomial.expand(m);
            if (expanded instanceof Add a) {
                return split(opened, a);
            }
        }
        if (body instanceof Conditional c && c.otherwise().isZero() && c.then() instanceof Mul m && !deltas(m).isEmpty()) {
            return contract(r, opened.indices(), Exprs.mul(Exprs.indicator(c.condition()), m));
        }
        return contract(r, opened.indices(), body);
    }

    static List<Delta> deltas(Expr body) {
        List<Delta> deltas = new ArrayList<>();
        for (Mul.Factor f : Polynomial.factors(body)) {
            if (f.base() instanceof Delta d) {
                deltas.add(d);
            }
        }
        return deltas;
    }

    private static Expr contract(Reduce r, List<Index> bound, Expr body) {
        for (Delta d : deltas(body)) {
            Index solved = unknown(d, bound);
            if (solved != null) {
                return at(substitute(r, bound, body, d, solved));
            }
        }
        return r;
    }

    /** The bound index to solve for: the longest of those that occur with coefficient ±1, if none occurs with another. */
    private static Index unknown(Delta d, List<Index> bound) {
        Affine equation = d.left().minus(d.right());
        Index best = null;
        for (Index i : bound) {
            long c = equation.coefficient(i);
            if (c != 0 && Math.abs(c) != 1) {
                return null;
            }
            if (c != 0 && !equation.hasInside(i)
                    && (best == null || i.extent().valueOfSizes() > best.extent().valueOfSizes())) {
                best = i;
            }
        }
        return best;
    }

    private static Expr substitute(Reduce r, List<Index> bound, Expr body, Delta d, Index solved) {
        Affine solution = d.left().minus(d.right()).solvedFor(solved);
        Expr others = Exprs.divide(body, d);
        Expr moved = Substitution.ofIndices(Map.of(solved, solution)).apply(others);
        List<Index> left = new ArrayList<>(bound);
        left.remove(solved);
        Expr guarded = IndexRanges.isInside(solution, solved.extent())
                ? moved
                : Exprs.conditional(IndexRanges.guard(solution, solved.extent()), moved, Exprs.zero());
        return Exprs.reduce(r.operator(), left, guarded);
    }

    /** δ(k, t) f(k) → δ(k, t) f(t), where that is shorter: pₖ/p_t becomes 1. */
    private static Expr pick(Mul m) {
        for (Delta d : deltas(m)) {
            Expr others = Exprs.divide(m, d);
            for (Index i : indices(d)) {
                Affine solution = d.left().minus(d.right()).solvedFor(i);
                if (solution != null) {
                    Expr picked = Substitution.ofIndices(Map.of(i, solution)).apply(others);
                    if (Cost.of(picked) < Cost.of(others)) {
                        return Exprs.mul(d, picked);
                    }
                }
            }
        }
        return m;
    }

    private static Set<Index> indices(Delta d) {
        Set<Index> indices = new LinkedHashSet<>();
        for (Affine side : List.of(d.left(), d.right())) {
            for (Affine.Part p : side.parts()) {
                IndexTerm t = p.term();
                if (t instanceof Index i) {
                    indices.add(i);
                }
            }
        }
        return indices;
    }
}
