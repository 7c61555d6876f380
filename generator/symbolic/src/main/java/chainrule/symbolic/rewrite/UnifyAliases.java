package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Substitution;
import java.util.List;

/** Where a definition only gives another name to a value, the first name in place of the second: p/q becomes 1 for q = p. */
final class UnifyAliases implements Strategy {

    private final List<Definition> aliases;

    UnifyAliases(List<Definition> definitions) {
        this.aliases = definitions.stream().filter(d -> d.body() instanceof Access).toList();
    }

    @Override
    public String name() {
        return "two names of one value";
    }

    @Override
    public Expr apply(Expr e) {
        Expr best = e;
        for (Definition d : aliases) {
            Expr unified = Substitution.ofAccesses(a -> a.symbol() == d.symbol() ? target(d, a) : null)
                    .apply(best);
            best = Strategy.cheaper(best, unified);
        }
        return best;
    }

    private static Expr target(Definition d, Access a) {
        Access target = (Access) d.body();
        Substitution renaming = Substitution.ofIndices(d.axes(), a.subscripts());
        return Exprs.access(
                target.symbol(), target.subscripts().stream().map(renaming::apply).toList());
    }
}
