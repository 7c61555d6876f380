package chainrule.analysis;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which targets a definition depends on, through the definitions that it names. */
final class TargetDependence {

    private final Map<Symbol, Set<Symbol>> targets = new IdentityHashMap<>();

    /** @param definitions each after those that it uses */
    TargetDependence(List<Assignment> definitions) {
        for (Assignment a : definitions) {
            Set<Symbol> found = new LinkedHashSet<>();
            collect(a.value(), found);
            targets.put(a.target(), found);
        }
    }

    Set<Symbol> targetsOf(Symbol s) {
        return targets.getOrDefault(s, Set.of());
    }

    private void collect(Expr e, Set<Symbol> found) {
        if (e instanceof Access a) {
            if (a.symbol().role() == Symbol.Role.TARGET) {
                found.add(a.symbol());
            }
            found.addAll(targetsOf(a.symbol()));
            a.subscripts().forEach(s -> collect(s, found));
        } else if (e instanceof Delta d) {
            collect(d.left(), found);
            collect(d.right(), found);
        } else {
            e.children().forEach(child -> collect(child, found));
        }
    }

    private void collect(Affine subscript, Set<Symbol> found) {
        for (Affine.Part p : subscript.parts()) {
            if (p.term() instanceof Access a) {
                collect(a, found);
            }
        }
    }
}
