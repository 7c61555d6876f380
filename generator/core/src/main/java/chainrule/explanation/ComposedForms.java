package chainrule.explanation;

import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Cost;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Definitions written in inputs, parameters and targets alone, as long as that can be read. Recurrences and means over the batch
 * keep their names.
 */
final class ComposedForms {

    private static final int LONGEST = 80;
    /** All but the loss are put into others beyond this length, but not shown. */
    private static final int LONGEST_SHOWN = 40;

    /** Of each definition; null where it is too long. */
    private final Map<Symbol, Assignment> forms = new IdentityHashMap<>();

    private final Uses uses;

    private ComposedForms(Uses uses) {
        this.uses = uses;
    }

    static List<Assignment> of(Network network, Uses uses, CheckPoints points) {
        ComposedForms composed = new ComposedForms(uses);
        List<Assignment> longer = new ArrayList<>();
        for (Assignment a : network.definitions()) {
            Assignment form = composed.compose(a);
            composed.forms.put(a.target(), form);
            boolean shown = form != null
                    && form.value() != a.value()
                    && (a.target() == network.loss() || Cost.of(form.value()) <= LONGEST_SHOWN);
            if (shown) {
                points.requireValue(a, form.value(), "written in inputs and parameters");
                points.mark(form, a.target().name(), points.compare(a, form.value()));
                longer.add(form);
            }
        }
        return longer;
    }

    private Assignment compose(Assignment a) {
        Expr value = a.value();
        for (Symbol s : Accesses.symbols(value)) {
            if (forms.containsKey(s) && forms.get(s) == null && uses.isTransparent(s)) {
                return null;
            }
        }
        Expr image = Substitution.ofAccesses(this::form).apply(value);
        return Cost.of(image) > LONGEST ? null : a.withValue(image);
    }

    private Expr form(Access access) {
        Assignment a = forms.get(access.symbol());
        if (a == null || !uses.isTransparent(access.symbol())) {
            return null;
        }
        return a.at(access);
    }
}
