package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.rewrite.Cost;
import chainrule.symbolic.rewrite.Strategy;
import java.util.function.UnaryOperator;

/** Counts where the right strategy would, with a result that may be changed. */
record CountingStrategy(Strategy right, UnaryOperator<Expr> change) implements Strategy {
    @Override
    public String name() {
        return right.name();
    }

    @Override
    public boolean normalizes() {
        return true;
    }

    @Override
    public Expr apply(Expr e) {
        Expr image = right.apply(e);
        boolean counts = image != e && (right.normalizes() || Cost.of(image) < Cost.of(e));
        return counts ? change.apply(image) : e;
    }
}
