package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.OperationOrder;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Names from which something is subtracted and whose stable forms are a large term and a small logarithm, as s = log Σ eᶻ in
 * s − z[t]: put in, so that the large terms cancel before the logarithm is added. Under a name the sum would be rounded.
 */
final class NamedLogarithms {

    private final Map<Symbol, Definition> definitions = new IdentityHashMap<>();
    private final UnaryOperator<Expr> stable;

    /** @param stable the form in which a term runs */
    NamedLogarithms(List<Definition> definitions, UnaryOperator<Expr> stable) {
        definitions.forEach(d -> this.definitions.put(d.symbol(), d));
        this.stable = stable;
    }

    /** A term with such names put in; what is under functions stays. */
    Expr putInto(Expr e) {
        if (e instanceof Add a) {
            return putInto(a);
        }
        return Exponentials.isArithmetic(e) ? e.mapChildren(this::putInto) : e;
    }

    private Expr putInto(Add sum) {
        List<Expr> terms = new ArrayList<>();
        for (Add.Term t : sum.terms()) {
            boolean isOpposed = sum.terms().stream().anyMatch(o -> o.coefficient().signum() != t.coefficient().signum());
            Expr term = isOpposed && t.term() instanceof Access a ? written(a) : putInto(t.term());
            terms.add(Exprs.times(t.coefficient(), term));
        }
        return Exprs.add(terms);
    }

    private Expr written(Access a) {
        Definition d = definitions.get(a.symbol());
        boolean counts = d != null
                && FoldDefinition.accesses(d.body()).keySet().stream().noneMatch(s -> s == d.symbol())
                && stable.apply(d.body()) instanceof Add v
                && v.terms().stream().anyMatch(t -> OperationOrder.isSmall(t.term()))
                && v.terms().stream().anyMatch(t -> !OperationOrder.isSmall(t.term()));
        return counts ? d.at(a) : a;
    }
}
