package chainrule.symbolic.rewrite;

import chainrule.symbolic.Add;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Functions as other functions: 1 − σ(z) becomes σ(−z), and e^z σ(−z) in a product σ(z). */
final class RefoldFunctions implements Strategy {

    private final FoldFunctions fold;

    RefoldFunctions(List<NamedFunction> functions) {
        this.fold = new FoldFunctions(functions);
    }

    @Override
    public String name() {
        return fold.name();
    }

    @Override
    public Expr apply(Expr e) {
        return apply(e, new HashMap<>());
    }

    private Expr apply(Expr e, Map<Expr, Expr> done) {
        Expr known = done.get(e);
        if (known == null) {
            known = refolded(e instanceof Mul m ? factors(m, done) : e.mapChildren(child -> apply(child, done)));
            done.put(e, known);
        }
        return known;
    }

    /** σ(z) (1 − σ(z)) stays as it is: beside a function its complement reads better than another call. */
    private Expr factors(Mul m, Map<Expr, Expr> done) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            boolean beside = f.base() instanceof Add && m.factors().stream().anyMatch(g -> mentions(f.base(), g.base()));
            factors.add(beside ? f.value() : Exprs.pow(apply(f.base(), done), f.exponent()));
        }
        return Exprs.mul(factors);
    }

    private static boolean mentions(Expr sum, Expr call) {
        return call instanceof Call && sum.contains(e -> e == call);
    }

    private Expr refolded(Expr node) {
        if (node instanceof Call || !node.contains(Call.class::isInstance) || !fold.mayFold(node)) {
            return node;
        }
        Expr best = Strategy.cheaper(node, fold.at(NamedFunction.expandAll(node)));
        return node instanceof Mul m ? Strategy.cheaper(best, partly(m)) : best;
    }

    /** The factors that are exponentials or functions of them, as one. */
    private Expr partly(Mul m) {
        List<Expr> exponential = new ArrayList<>();
        List<Expr> others = new ArrayList<>(List.of(Exprs.num(m.coefficient())));
        for (Mul.Factor f : m.factors()) {
            (f.base().contains(Expr::isExponential) || f.base().contains(Call.class::isInstance) ? exponential : others).add(f.value());
        }
        others.add(fold.at(NamedFunction.expandAll(Exprs.mul(exponential))));
        return Exprs.mul(others);
    }
}
