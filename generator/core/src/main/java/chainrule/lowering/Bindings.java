package chainrule.lowering;

import chainrule.plan.Quantity;
import chainrule.symbolic.Access;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.Map;

/** Symbols that are not in buffers: numbers that belong to a whole call, and random draws. */
final class Bindings {

    private final Map<Symbol, Quantity> quantities = new HashMap<>();

    Bindings put(Symbol symbol, Quantity quantity) {
        quantities.put(symbol, quantity);
        return this;
    }

    /** The quantity that a symbol stands for, or null. */
    Quantity of(Access a) {
        Symbol s = a.symbol();
        return s.role() == Symbol.Role.CONSTANT ? new Quantity.Constant(s.range().low()) : quantities.get(s);
    }

    /** Whether a symbol is one of those that are computed with in double precision, once per step. */
    boolean isWide(Symbol s) {
        return quantities.get(s) instanceof Quantity.StepCount
                || quantities.get(s) instanceof Quantity.HyperparameterValue;
    }
}
