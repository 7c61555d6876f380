package chainrule.analysis;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which targets a definition depends on, through the definitions that it names. */
final class TargetDependence {

    private final Map<Symbol, Set<Symbol>> targets = new IdentityHashMap<>();

    TargetDependence(List<Assignment> definitions) {
        for (Block b : Block.of(definitions)) {
            Set<Symbol> found = new LinkedHashSet<>();
            b.members().forEach(a -> Accesses.symbols(a.value()).forEach(s -> found.addAll(targetsOf(s))));
            b.members().forEach(a -> targets.put(a.target(), found));
        }
    }

    Set<Symbol> targetsOf(Symbol s) {
        return s.role() == Symbol.Role.TARGET ? Set.of(s) : targets.getOrDefault(s, Set.of());
    }
}
