package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reverse mode, definition by definition from the loss backwards: the adjoint of a name is the sum over its consumers of the
 * consumer's adjoint times the coefficient of the name's differential in the consumer's (Griewank and Walther, Evaluating
 * Derivatives, section 3.2). Work is linear in the number of uses of names.
 */
final class Backpropagation {

    private final Theory theory;
    private final Network network;
    private final Uses uses;
    private final DerivedFunctions functions;
    private final AdjointSimplifier simplifier;
    private final IndexNames names;
    private final Map<Symbol, Symbol> adjointSymbols = new IdentityHashMap<>();
    private final Map<Symbol, Derived> byAdjoint = new IdentityHashMap<>();

    Backpropagation(Network network, Uses uses, List<NamedFunction> library, Theory theory) {
        this(network, uses, library, theory, Map.of());
    }

    /** @param known adjoint symbols that there are already, by their primals */
    Backpropagation(
            Network network, Uses uses, List<NamedFunction> library, Theory theory, Map<Symbol, Symbol> known) {
        adjointSymbols.putAll(known);
        this.theory = theory;
        this.network = network;
        this.uses = uses;
        this.names = new IndexNames(network);
        this.functions = new DerivedFunctions(library, theory.laws());
        this.simplifier = new AdjointSimplifier(
                theory.laws(), uses, library, FactRules.of(network, theory.laws()), byAdjoint);
    }

    DerivedFunctions functions() {
        return functions;
    }

    /** The adjoints of all names on a way from a parameter to the loss, the loss's consumers first, parameters last. */
    List<Derived> run() {
        List<Derived> derived = new ArrayList<>();
        List<Assignment> definitions = network.definitions();
        for (int k = definitions.size() - 1; k >= 0; k--) {
            Symbol s = definitions.get(k).target();
            if (s != network.loss() && uses.carriesGradient(s)) {
                derived.add(derive(s));
            }
        }
        for (Parameter p : network.parameters()) {
            derived.add(derive(p.symbol()));
        }
        return derived;
    }

    private Derived derive(Symbol s) {
        Symbol adjoint = adjoint(s);
        List<Index> axes = names.of(s);
        List<Assignment> consumers = uses.consumersTowardsLoss(s);
        List<Expr> terms = new ArrayList<>();
        for (Assignment consumer : consumers) {
            if (hasZeroAdjoint(consumer)) {
                continue;
            }
            for (Differential.Contribution c : differential(consumer, s)) {
                terms.add(pullBack(consumer, c, axes));
            }
        }
        List<Line> lines = simplifier.lines(s, Exprs.add(terms), consumers);
        Derived derived = new Derived(adjoint, axes, consumers, lines, uses.isMeanAdjoint(s));
        byAdjoint.put(adjoint, derived);
        return derived;
    }

    private List<Differential.Contribution> differential(Assignment consumer, Symbol s) {
        return Differential.of(consumer.value(), t -> t == s, functions, theory.laws().differentials());
    }

    private boolean hasZeroAdjoint(Assignment a) {
        Derived known = byAdjoint.get(adjoint(a.target()));
        return known != null && known.result().value().isZero();
    }

    private Symbol adjoint(Symbol s) {
        return adjointSymbols.computeIfAbsent(s, Symbol::adjointOf);
    }

    /** Σ over the consumer's axes and the bound indices: v̄[axes] · coefficient · Π δ(axis, subscript). */
    private Expr pullBack(Assignment consumer, Differential.Contribution c, List<Index> axes) {
        Map<Index, Affine> renaming = new HashMap<>();
        List<Index> summed = new ArrayList<>(c.bound());
        List<Affine> at = new ArrayList<>();
        for (Index i : consumer.axes()) {
            Index fresh = Index.fresh(i.extent());
            renaming.put(i, Affine.of(fresh));
            summed.add(fresh);
            at.add(Affine.of(fresh));
        }
        Substitution rename = Substitution.ofIndices(renaming);
        Expr above = consumer.target() == network.loss() ? Exprs.one() : Exprs.access(adjoint(consumer.target()), at);
        Access variable = (Access) rename.apply(c.variable());
        List<Expr> places = new ArrayList<>();
        for (int k = 0; k < axes.size(); k++) {
            places.add(Exprs.delta(Affine.of(axes.get(k)), variable.subscripts().get(k)));
        }
        return Exprs.sum(summed, theory.chainRule().term(above, rename.apply(c.coefficient()), places));
    }
}
