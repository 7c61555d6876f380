package chainrule.symbolic.notation;

import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;

/** Σ (a + b) x as Σ a x + Σ b x, where each part may be a product of matrices and the whole is none. */
final class SumsApart {

    private SumsApart() {}

    static Expr of(Expr e) {
        Expr inner = e.mapChildren(SumsApart::of);
        if (!(inner instanceof Reduce r) || r.operator() != Reduce.Operator.SUM) {
            return inner;
        }
        Reduce.Opened opened = r.open();
        if (opened.body() instanceof Mul m) {
            for (Mul.Factor f : m.factors()) {
                if (f.exponent().isOne() && NodeBuilder.released(f.base()) instanceof Add a) {
                    Expr others = Exprs.divide(m, f.base());
                    return of(Exprs.add(a.terms().stream()
                            .map(t -> Exprs.sum(opened.indices(), Exprs.mul(t.value(), others)))
                            .toList()));
                }
            }
        }
        return inner;
    }
}
