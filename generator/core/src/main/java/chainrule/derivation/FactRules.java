package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Fact;
import chainrule.model.Network;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.FactStrategies;
import chainrule.symbolic.rewrite.RangeAnalysis;
import chainrule.symbolic.rewrite.Laws;
import chainrule.symbolic.rewrite.Strategy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Declared facts as ways to equal terms, each by its citation. */
final class FactRules {

    private FactRules() {}

    static List<Strategy> of(Network network, Laws laws) {
        List<Strategy> strategies = new ArrayList<>();
        Map<String, List<Fact.Bound>> bounds = new LinkedHashMap<>();
        for (Fact f : network.facts()) {
            if (f instanceof Fact.Equality e) {
                strategies.add(FactStrategies.equality(e.citation(), e.axes(), e.left(), e.right()));
            } else if (f instanceof Fact.Symmetry s) {
                strategies.add(FactStrategies.symmetry(s.citation(), s.matrix()));
            } else if (f instanceof Fact.Bound b) {
                bounds.computeIfAbsent(b.citation(), k -> new ArrayList<>()).add(b);
            }
        }
        citations(new ArrayList<>(bounds.keySet())).forEach(used -> strategies.add(ranges(network, bounds, used)));
        return strategies.stream().map(laws.strategies()).toList();
    }

    /** The fewest bounds that decide something are cited: each alone first, then two together, then all. */
    private static Set<List<String>> citations(List<String> bounds) {
        Set<List<String>> groups = new LinkedHashSet<>();
        bounds.forEach(b -> groups.add(List.of(b)));
        for (int k = 0; k < bounds.size(); k++) {
            for (int m = k + 1; m < bounds.size(); m++) {
                groups.add(List.of(bounds.get(k), bounds.get(m)));
            }
        }
        if (!bounds.isEmpty()) {
            groups.add(bounds);
        }
        return groups;
    }

    private static Strategy ranges(Network network, Map<String, List<Fact.Bound>> bounds, List<String> used) {
        Map<Symbol, Range> known = new IdentityHashMap<>();
        bounds.values().forEach(all -> all.forEach(b -> known.put(b.symbol(), Range.REALS)));
        used.forEach(citation -> bounds.get(citation).forEach(b -> known.merge(b.symbol(), b.range(), Range::and)));
        RangeAnalysis analysis = new RangeAnalysis(s -> known.getOrDefault(s, s.range()));
        for (Assignment d : network.definitions()) {
            known.put(d.target(), analysis.of(d.value()));
        }
        return FactStrategies.ranges(String.join(" and ", used), s -> known.getOrDefault(s, s.range()));
    }
}
