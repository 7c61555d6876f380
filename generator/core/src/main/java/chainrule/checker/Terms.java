package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What terms are made of. */
final class Terms {

    private Terms() {}

    /** The symbols that a formula names, its own steps excepted. */
    static Set<Symbol> symbols(Formula f) {
        Set<Symbol> found = new LinkedHashSet<>(Accesses.symbols(f.body()));
        f.steps().forEach(s -> found.addAll(Accesses.symbols(s.value())));
        f.steps().forEach(s -> found.remove(s.target()));
        return found;
    }

    /** A formula's term with its steps put in. */
    static Expr unfolded(Formula f) {
        Expr e = f.body();
        List<Assignment> steps = new ArrayList<>(f.steps());
        for (int k = steps.size() - 1; k >= 0; k--) {
            e = unfold(e, steps.get(k));
        }
        return e;
    }

    /** A term with the value of an assignment in place of its target. */
    static Expr unfold(Expr e, Assignment a) {
        return Substitution.ofAccesses(x -> x.symbol() == a.target() ? at(a, x) : null).apply(e);
    }

    private static Expr at(Assignment a, Access x) {
        Map<Index, Affine> subscripts = new HashMap<>();
        for (int k = 0; k < a.axes().size(); k++) {
            subscripts.put(a.axes().get(k), x.subscripts().get(k));
        }
        return Substitution.ofIndices(subscripts).apply(a.value());
    }
}
