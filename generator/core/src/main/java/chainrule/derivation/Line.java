package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Optional;

/**
 * One equal form of a quantity, and why it is equal to the line before.
 *
 * @param factors a product as it is shown: more than one factor where a term was just put in and nothing has cancelled yet
 * @param reason the rule's name
 * @param about the symbol that the reason speaks of, if any
 */
public record Line(List<Expr> factors, String reason, Optional<Symbol> about) {

    public Line {
        factors = List.copyOf(factors);
    }

    static Line of(Expr value, String reason) {
        return new Line(List.of(value), reason, Optional.empty());
    }

    public Expr value() {
        return Exprs.mul(factors);
    }
}
