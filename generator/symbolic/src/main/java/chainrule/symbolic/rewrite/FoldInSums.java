package chainrule.symbolic.rewrite;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;

/** Folds to names with constant factors put back into sums: r Σ h (x − μ) becomes Σ h v for v = (x − μ) r. */
final class FoldInSums implements Strategy {

    private final Strategy fold;

    FoldInSums(Strategy fold) {
        this.fold = fold;
    }

    @Override
    public String name() {
        return fold.name();
    }

    @Override
    public Expr apply(Expr e) {
        Expr inside = Strategy.bottomUp(e, FoldInSums::inside);
        return inside == e ? e : Strategy.cheaper(e, Strategies.PULL_OUT.apply(fold.apply(inside)));
    }

    private static Expr inside(Expr e) {
        if (!(e instanceof Mul m)) {
            return e;
        }
        for (Mul.Factor f : m.factors()) {
            if (f.exponent().isOne() && f.base() instanceof Reduce r && r.operator() == Reduce.Operator.SUM) {
                Expr others = Exprs.divide(m, r);
                Reduce.Opened opened = r.openAnew();
                return Exprs.sum(opened.indices(), Exprs.mul(others, opened.body()));
            }
        }
        return e;
    }
}
