package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Add;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Num;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The sum of all elements of a name, where its definition makes it a number: 1 for a softmax, 0 for what is centred. */
final class ConstantSums implements Strategy {

    private final Map<Symbol, Definition> definitions = new IdentityHashMap<>();

    ConstantSums(List<Definition> definitions) {
        definitions.forEach(d -> this.definitions.put(d.symbol(), d));
    }

    @Override
    public String name() {
        return "the sum of a name, by its definition";
    }

    @Override
    public Expr apply(Expr e) {
        return Strategy.bottomUp(e, this::at);
    }

    private Expr at(Expr node) {
        if (!(node instanceof Reduce r) || r.operator() != Reduce.Operator.SUM) {
            return node;
        }
        Reduce.Opened opened = r.open();
        if (!(opened.body() instanceof Access a)) {
            return node;
        }
        Expr value = value(a);
        Expr sum = value == null ? null : split(opened.indices(), value);
        for (int depth = 0; depth < 2 && sum != null && !(sum instanceof Num); depth++) {
            sum = numbers(sum);
        }
        return sum instanceof Num ? sum : node;
    }

    /** Σ over indices of a sum of products, term by term, with what is constant in front. */
    private static Expr split(List<Index> indices, Expr body) {
        Expr expanded = Polynomial.expand(body);
        if (expanded == null) {
            return null;
        }
        return expanded instanceof Add sum
                ? Exprs.add(sum.terms().stream()
                        .map(t -> ConstantFactors.at(Exprs.sum(indices, t.value())))
                        .toList())
                : ConstantFactors.at(Exprs.sum(indices, expanded));
    }

    /** The names of numbers, put in. */
    private Expr numbers(Expr e) {
        Expr put = Substitution.ofAccesses(a -> a.symbol().axes().isEmpty() ? value(a) : null).apply(e);
        Expr expanded = Polynomial.expand(put);
        return expanded == null ? put : expanded;
    }

    private Expr value(Access a) {
        Definition d = definitions.get(a.symbol());
        if (d != null) {
            return d.at(a);
        }
        return a.symbol().call() != null && a.symbol().call().function() instanceof DefinedFunction f
                ? f.expand(a.symbol().call().arguments().get(0), a.subscripts())
                : null;
    }
}
