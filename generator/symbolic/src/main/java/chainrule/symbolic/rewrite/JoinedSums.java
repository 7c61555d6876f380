package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two sums as one, for reading: what is computed takes the one form or the other. */
final class JoinedSums {

    private JoinedSums() {}

    /** Σᵢ aᵢ Σⱼ bᵢⱼ → Σᵢⱼ aᵢ bᵢⱼ: a path through a matrix is one sum. */
    static Expr merged(Expr e) {
        if (!(e instanceof Reduce outer) || outer.operator() != Reduce.Operator.SUM) {
            return e;
        }
        Reduce.Opened opened = outer.open();
        for (Mul.Factor f : Polynomial.factors(opened.body())) {
            if (opened.body() instanceof Mul m && f.exponent().isOne() && isSum(f.base())) {
                Reduce.Opened inner = ((Reduce) f.base()).openAnew();
                List<Index> all = new ArrayList<>(opened.indices());
                all.addAll(inner.indices());
                return merged(Exprs.sum(all, Exprs.mul(Exprs.divide(m, f.base()), inner.body())));
            }
        }
        return e;
    }

    private static boolean isSum(Expr e) {
        return e instanceof Reduce r && r.operator() == Reduce.Operator.SUM;
    }

    /** Σᵢ aᵢ xᵢ + Σᵢ bᵢ xᵢ → Σᵢ (aᵢ + bᵢ) xᵢ, where that is shorter. */
    static Expr joined(Expr e) {
        if (!(e instanceof Add sum)) {
            return e;
        }
        Expr best = e;
        List<Add.Term> terms = sum.terms();
        for (int k = 0; k < terms.size(); k++) {
            for (int m = k + 1; m < terms.size(); m++) {
                if (isSum(terms.get(k).term()) && isSum(terms.get(m).term())) {
                    best = Strategy.cheaper(best, joined(sum, terms.get(k), terms.get(m)));
                }
            }
        }
        return best == e ? e : joined(best);
    }

    private static Expr joined(Add sum, Add.Term p, Add.Term q) {
        Reduce.Opened first = ((Reduce) p.term()).open();
        Reduce.Opened second = ((Reduce) q.term()).openAnew();
        Expr rest = Exprs.subtract(Exprs.subtract(sum, p.value()), q.value());
        Expr best = sum;
        for (List<Index> order : orders(second.indices(), first.indices())) {
            Map<Index, Affine> renaming = new HashMap<>();
            for (int k = 0; k < order.size(); k++) {
                renaming.put(order.get(k), Affine.of(first.indices().get(k)));
            }
            Expr body = Substitution.ofIndices(renaming).apply(second.body());
            Expr both = Exprs.add(scaled(p, first.body()), scaled(q, body));
            best = Strategy.cheaper(best, Exprs.add(rest, Exprs.sum(first.indices(), CommonFactor.at(both))));
        }
        return best;
    }

    private static Expr scaled(Add.Term t, Expr body) {
        Rational c = t.coefficient();
        return Exprs.times(c, body);
    }

    /** The orders of indices in which their extents are those of others. */
    private static List<List<Index>> orders(List<Index> indices, List<Index> like) {
        if (indices.size() != like.size() || indices.size() > 2) {
            return List.of();
        }
        List<List<Index>> orders = new ArrayList<>(List.of(indices));
        if (indices.size() == 2) {
            orders.add(List.of(indices.get(1), indices.get(0)));
        }
        orders.removeIf(o -> !o.stream().map(Index::extent).toList()
                .equals(like.stream().map(Index::extent).toList()));
        return orders;
    }
}
