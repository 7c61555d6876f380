package chainrule.derivation;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategy;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The declared facts that a closed form relies on: in its own steps, and in those of the adjoints that were put into it. */
final class Citations {

    private final Set<String> known;
    private final Map<Symbol, Derived> adjoints = new HashMap<>();

    Citations(List<Strategy> facts, List<Derived> adjoints) {
        this.known = facts.stream().map(Strategy::name).collect(Collectors.toSet());
        adjoints.forEach(d -> this.adjoints.put(d.target(), d));
    }

    /** Each once, in the order of use. */
    List<String> of(Derived adjoint, List<Simplifier.Step> steps) {
        Set<String> cited = new LinkedHashSet<>();
        collect(adjoint, cited, new HashSet<>());
        cited.addAll(of(steps));
        return List.copyOf(cited);
    }

    /** Those of steps, in the order of use. */
    List<String> of(List<Simplifier.Step> steps) {
        return steps.stream().map(Simplifier.Step::reason).filter(known::contains).distinct().toList();
    }

    private void collect(Derived adjoint, Set<String> cited, Set<Symbol> seen) {
        if (adjoint == null || !seen.add(adjoint.target())) {
            return;
        }
        for (Line line : adjoint.lines()) {
            line.about().ifPresent(s -> collect(adjoints.get(s), cited, seen));
            if (known.contains(line.reason())) {
                cited.add(line.reason());
            }
        }
        Accesses.symbols(adjoint.result().value()).forEach(s -> collect(adjoints.get(s), cited, seen));
    }
}
