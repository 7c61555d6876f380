package chainrule.symbolic.rewrite;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Σᵢⱼ a bᵢ cⱼ → a (Σᵢ bᵢ) (Σⱼ cⱼ): factors that do not share a bound index part. */
final class ConstantFactors {

    private ConstantFactors() {}

    static Expr at(Expr e) {
        if (!(e instanceof Reduce r) || r.operator() != Reduce.Operator.SUM) {
            return e;
        }
        Reduce.Opened opened = r.open();
        if (!(opened.body() instanceof Mul m)) {
            return e;
        }
        List<Group> groups = groups(m, new LinkedHashSet<>(opened.indices()));
        return groups.size() == 1 && !groups.get(0).indices().isEmpty() ? e : product(m.coefficient(), groups);
    }

    private record Group(Set<Index> indices, List<Mul.Factor> factors) {}

    private static List<Group> groups(Mul m, Set<Index> bound) {
        List<Group> groups = new ArrayList<>();
        for (Mul.Factor f : m.factors()) {
            Set<Index> mine = new LinkedHashSet<>(f.base().freeIndices());
            mine.retainAll(bound);
            List<Mul.Factor> factors = new ArrayList<>(List.of(f));
            for (Group g : List.copyOf(groups)) {
                if (g.indices().stream().anyMatch(mine::contains)) {
                    groups.removeIf(other -> other == g);
                    mine.addAll(g.indices());
                    factors.addAll(g.factors());
                }
            }
            groups.add(new Group(mine, factors));
        }
        return groups;
    }

    private static Expr product(Rational coefficient, List<Group> groups) {
        List<Expr> factors = new ArrayList<>(List.of(Exprs.num(coefficient)));
        for (Group g : groups) {
            Expr body = Exprs.mul(g.factors().stream().map(Mul.Factor::value).toList());
            factors.add(Exprs.sum(List.copyOf(g.indices()), body));
        }
        return Exprs.mul(factors);
    }
}
