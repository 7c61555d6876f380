package chainrule.checker.truth;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** The differential of one definition in one of its names, all others held fixed: a term over the axes of both. */
public final class Partials {

    /** A term over axes. */
    record Formal(List<Index> axes, Expr body) {}

    private final DerivedFunctions functions;
    private final Simplifier contract = new Simplifier(List.of(Strategies.CONTRACT));
    private final Map<Symbol, Map<Symbol, Formal>> known = new IdentityHashMap<>();
    private final Map<Environment, Map<Formal, double[]>> values = new IdentityHashMap<>();

    /** @param library functions by whose names terms may call */
    Partials(List<NamedFunction> library) {
        this.functions = new DerivedFunctions(library);
    }

    Formal of(Assignment d, Symbol s) {
        return known.computeIfAbsent(d.target(), t -> new IdentityHashMap<>())
                .computeIfAbsent(s, t -> of(d.axes(), d.value(), t));
    }

    /** The derivative of a term over axes. */
    Formal of(List<Index> axes, Expr value, Symbol by) {
        List<Index> below = by.axes().stream().map(Index::fresh).toList();
        List<Expr> terms = new ArrayList<>();
        for (Differential.Contribution c : Differential.of(value, x -> x == by, functions)) {
            List<Expr> factors = new ArrayList<>(List.of(c.coefficient()));
            Access variable = c.variable();
            for (int k = 0; k < below.size(); k++) {
                factors.add(Exprs.delta(Affine.of(below.get(k)), variable.subscripts().get(k)));
            }
            terms.add(Exprs.sum(c.bound(), Exprs.mul(factors)));
        }
        List<Index> all = new ArrayList<>(axes);
        all.addAll(below);
        return new Formal(all, contract.simplify(Exprs.add(terms)));
    }

    /** The elements at a point, in row-major order; they depend on the network's own names alone. */
    double[] values(Assignment d, Symbol s, Environment e) {
        Formal f = of(d, s);
        return values.computeIfAbsent(e, x -> new IdentityHashMap<>())
                .computeIfAbsent(f, x -> e.evaluate(x.axes(), x.body()).data());
    }

    /** The elementwise derivative of a definition in a name of its shape: the diagonal of its differential. */
    public Expr diagonal(Assignment d, Symbol s) {
        Formal partial = of(d, s);
        Map<Index, Affine> at = new HashMap<>();
        for (int k = 0; k < d.axes().size(); k++) {
            at.put(partial.axes().get(d.axes().size() + k), Affine.of(d.axes().get(k)));
        }
        return Substitution.ofIndices(at).apply(partial.body());
    }

    /** A term without the δs that it can do without. */
    Expr contracted(Expr e) {
        return contract.simplify(e);
    }
}
