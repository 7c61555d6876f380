package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What terms are made of. */
public final class Terms {

    private Terms() {}

    /** The symbols that a formula names, its own steps excepted. */
    static Set<Symbol> symbols(Meaning f) {
        Set<Symbol> found = new LinkedHashSet<>(Accesses.symbols(f.body()));
        f.steps().forEach(s -> found.addAll(Accesses.symbols(s.value())));
        f.steps().forEach(s -> found.remove(s.target()));
        return found;
    }

    /** A formula's term with its steps put in. */
    public static Expr unfolded(Meaning f) {
        Expr e = f.body();
        List<Assignment> steps = new ArrayList<>(f.steps());
        for (int k = steps.size() - 1; k >= 0; k--) {
            e = steps.get(k).putInto(e);
        }
        return e;
    }
}
