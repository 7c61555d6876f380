package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Exactness;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Held;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Cost;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows each parameter to the loss. */
final class Chains {

    /** A longer chain starts from an adjoint on the way. */
    private static final int LONGEST_CHAIN = 8;

    private static final int LONGEST_FORM = 60;

    private final Derivation derivation;
    private final Uses uses;
    private final CheckPoints points;
    private final ChainProducts products;
    /** From the loss on. */
    private final Map<Symbol, Derived> adjoints = new LinkedHashMap<>();
    /** Their chain rule lines with those after them put in; of those that are not too long. */
    private final Map<Symbol, Assignment> putIn = new IdentityHashMap<>();
    private final Map<Symbol, Derived> gradients = new IdentityHashMap<>();

    private Chains(Derivation derivation, Uses uses, List<LocalDerivative> locals, CheckPoints points) {
        this.derivation = derivation;
        this.uses = uses;
        this.points = points;
        this.products = new ChainProducts(derivation, locals, points.excerpts());
        derivation.adjoints().forEach(d -> gradients.put(d.target().primal(), d));
        derivation.adjoints().stream().filter(Chains::isClosed).forEach(d -> adjoints.put(d.target(), d));
        adjoints.values().stream().filter(d -> d.target().primal().role() != Symbol.Role.PARAMETER).forEach(this::putIn);
    }

    private void putIn(Derived d) {
        Expr image = putIn(d.lines().get(0).value());
        if (image != null) {
            putIn.put(d.target(), d.result().withValue(image));
        }
    }

    /** Whether an adjoint's first line can stand for it: a recurrence's and a mean over the batch cannot. */
    private static boolean isClosed(Derived d) {
        return !d.mean() && !Accesses.symbols(d.lines().get(0).value()).contains(d.target());
    }

    static List<Chain> of(Derivation derivation, Uses uses, List<LocalDerivative> locals, CheckPoints points) {
        Chains chains = new Chains(derivation, uses, locals, points);
        return derivation.network().parameters().stream()
                .map(Parameter::symbol)
                .map(chains::chain)
                .toList();
    }

    private Chain chain(Symbol parameter) {
        List<Chain.Path> paths = uses.consumersTowardsLoss(parameter).stream()
                .map(a -> path(a.target()))
                .toList();
        Derived gradient = gradients.get(parameter);
        Optional<Assignment> putIn = factorsPutIn(gradient);
        Chain chain = new Chain(parameter, paths, putIn);
        Exactness product = products.check(chain, gradient);
        Exactness factors = putIn.map(a -> points.compare(gradient.result(), a.value())).orElse(Exactness.NONE);
        points.mark(chain, parameter.name(), product, factors);
        return chain;
    }

    private Chain.Path path(Symbol first) {
        List<Symbol> through = new ArrayList<>(List.of(first));
        Symbol loss = derivation.network().loss();
        Symbol last = first;
        while (last != loss && through.size() < LONGEST_CHAIN) {
            List<Assignment> next = uses.consumersTowardsLoss(last);
            if (next.size() != 1 || next.get(0).target() == last) {
                break;
            }
            last = next.get(0).target();
            through.add(last);
        }
        return new Chain.Path(through, last == loss);
    }

    private Optional<Assignment> factorsPutIn(Derived d) {
        Expr first = d.lines().get(0).value();
        Expr image = putIn(first);
        if (image == null || image == first) {
            return Optional.empty();
        }
        Assignment line = d.result().withValue(image);
        points.requireValue(d.result(), image, "factors put in");
        return Optional.of(line);
    }

    /** The adjoints in a term replaced by their chain rule lines, from the loss on; null where that is too long. */
    private Expr putIn(Expr e) {
        for (Symbol s : Accesses.symbols(e)) {
            if (adjoints.containsKey(s) && !putIn.containsKey(s)) {
                return null;
            }
        }
        Expr image = Substitution.ofAccesses(a -> putIn.containsKey(a.symbol()) ? Held.of(putIn.get(a.symbol()).at(a)) : null)
                .apply(e);
        return Cost.of(image) > LONGEST_FORM ? null : image;
    }
}
