package chainrule.symbolic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Collects the terms of a sum. */
final class SumBuilder {

    private final Map<Expr, Rational> terms = new TreeMap<>(ExprOrder.ORDER);

    void add(Rational coefficient, Expr e) {
        if (e instanceof Num n) {
            merge(coefficient.times(n.value()), Num.ONE);
        } else if (e instanceof Add a) {
            a.terms().forEach(t -> merge(coefficient.times(t.coefficient()), t.term()));
        } else if (e instanceof Mul m && !m.coefficient().isOne()) {
            merge(coefficient.times(m.coefficient()), ProductBuilder.monic(m));
        } else {
            merge(coefficient, e);
        }
    }

    private void merge(Rational coefficient, Expr term) {
        Rational sum = terms.getOrDefault(term, Rational.ZERO).plus(coefficient);
        if (sum.isZero()) {
            terms.remove(term);
        } else {
            terms.put(term, sum);
        }
    }

    Expr build() {
        if (terms.isEmpty()) {
            return Num.ZERO;
        }
        List<Add.Term> list = new ArrayList<>();
        terms.forEach((term, c) -> list.add(new Add.Term(c, term)));
        return list.size() == 1 ? Exprs.times(list.get(0).coefficient(), list.get(0).term()) : Add.of(list);
    }
}
