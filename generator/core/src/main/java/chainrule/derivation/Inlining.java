package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.IdentityHashMap;
import java.util.Map;

/** Puts in the values of names, and of the names in them, until none is left. */
final class Inlining {

    private final Map<Symbol, Assignment> values = new IdentityHashMap<>();
    private final Substitution substitution = Substitution.ofAccesses(this::value);

    private Inlining() {}

    /** Of all that a derivation defines. */
    static Inlining of(Derivation d) {
        Inlining inlining = new Inlining();
        d.network().definitions().forEach(a -> inlining.values.put(a.target(), a));
        d.adjoints().forEach(a -> inlining.values.put(a.target(), a.result()));
        return inlining;
    }

    Expr apply(Expr e) {
        return substitution.apply(e);
    }

    private Expr value(Access a) {
        Assignment known = values.get(a.symbol());
        return known == null ? null : apply(known.at(a));
    }
}
