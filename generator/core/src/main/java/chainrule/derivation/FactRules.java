package chainrule.derivation;

import chainrule.model.Fact;
import chainrule.symbolic.rewrite.FactStrategies;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.Strategy;
import java.util.ArrayList;
import java.util.List;

/** Declared facts as ways to equal terms, each by its citation. */
final class FactRules {

    private FactRules() {}

    static List<Strategy> of(List<Fact> facts, Laws laws) {
        List<Strategy> strategies = new ArrayList<>();
        for (Fact f : facts) {
            if (f instanceof Fact.Equality e) {
                strategies.add(FactStrategies.equality(e.citation(), e.axes(), e.left(), e.right()));
            } else if (f instanceof Fact.Symmetry s) {
                strategies.add(FactStrategies.symmetry(s.citation(), s.matrix()));
            }
        }
        return strategies.stream().map(laws.strategies()).toList();
    }
}
