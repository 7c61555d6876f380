package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.ShiftedMeans;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The means over the batch that something is subtracted from which they are the mean of. They run as the first sample's value
 * plus the mean of the differences from it, so that the deviations of equal values are exactly 0.
 */
public final class BatchDeviations {

    private final Map<Symbol, Assignment> means = new HashMap<>();
    private final Set<Symbol> subtracted = new HashSet<>();
    private final Set<Expr> seen = new HashSet<>();

    private BatchDeviations(List<Assignment> definitions) {
        definitions.stream().filter(Assignment::mean).forEach(a -> means.put(a.target(), a));
    }

    /** @param definitions as they are written */
    public static Set<Symbol> in(List<Assignment> definitions) {
        BatchDeviations deviations = new BatchDeviations(definitions);
        if (!deviations.means.isEmpty()) {
            definitions.forEach(a -> deviations.look(a.value()));
        }
        return deviations.subtracted;
    }

    private void look(Expr e) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Add sum) {
            sum.terms().forEach(t -> look(sum, t));
        }
        (e instanceof Reduce r ? List.of(r.open().body()) : e.children()).forEach(this::look);
    }

    private void look(Add sum, Add.Term term) {
        if (term.term() instanceof Access a
                && means.containsKey(a.symbol())
                && ShiftedMeans.isDeviation(sum, term.coefficient(), means.get(a.symbol()).at(a))) {
            subtracted.add(a.symbol());
        }
    }
}
