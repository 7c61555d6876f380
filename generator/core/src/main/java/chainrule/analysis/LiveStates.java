package chainrule.analysis;

import chainrule.model.Optimizer;
import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An optimizer without the states on which no parameter depends: an option that is off keeps no memory. */
final class LiveStates {

    private LiveStates() {}

    static Optimizer of(Optimizer o) {
        List<Optimizer.Update> changes =
                o.updates().stream().filter(u -> !isAccess(u.value(), u.target())).toList();
        Set<Symbol> live = live(o.theta(), changes);
        return new Optimizer(
                o.name(),
                o.theta(),
                o.gradient(),
                o.stepCount(),
                o.hyperparameters(),
                o.states().stream().filter(s -> live.contains(s.symbol())).toList(),
                changes.stream().filter(u -> live.contains(u.target())).toList());
    }

    /** What theta is updated from, directly or by way of other states. */
    private static Set<Symbol> live(Symbol theta, List<Optimizer.Update> updates) {
        Set<Symbol> live = new HashSet<>(Set.of(theta));
        int known;
        do {
            known = live.size();
            updates.stream().filter(u -> live.contains(u.target())).forEach(u -> collect(u.value(), live));
        } while (live.size() > known);
        return live;
    }

    private static void collect(Expr e, Set<Symbol> symbols) {
        if (e instanceof Access a) {
            symbols.add(a.symbol());
        }
        e.children().forEach(child -> collect(child, symbols));
    }

    private static boolean isAccess(Expr e, Symbol s) {
        return e instanceof Access a && a.symbol() == s;
    }
}
