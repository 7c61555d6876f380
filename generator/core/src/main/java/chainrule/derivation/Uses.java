package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Delta;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which definitions use which names. */
final class Uses {

    private final Map<Symbol, List<Assignment>> consumers = new IdentityHashMap<>();
    private final Map<Symbol, Assignment> definitions = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> used = new IdentityHashMap<>();
    private final Set<Symbol> fromParameter = new HashSet<>();
    private final Set<Symbol> towardsLoss = new HashSet<>();

    Uses(Network network) {
        network.parameters().stream().map(Parameter::symbol).forEach(fromParameter::add);
        for (Assignment a : network.definitions()) {
            definitions.put(a.target(), a);
            Set<Symbol> names = symbols(a.value());
            used.put(a.target(), names);
            names.forEach(s -> consumers.computeIfAbsent(s, k -> new ArrayList<>()).add(a));
            if (names.stream().anyMatch(fromParameter::contains)) {
                fromParameter.add(a.target());
            }
        }
        towardsLoss.add(network.loss());
        for (int k = network.definitions().size() - 1; k >= 0; k--) {
            Symbol target = network.definitions().get(k).target();
            if (towardsLoss.contains(target)) {
                towardsLoss.addAll(used.get(target));
            }
        }
    }

    /** The symbols that a term names, those in subscripts included. */
    static Set<Symbol> symbols(Expr e) {
        Set<Symbol> found = new LinkedHashSet<>();
        collect(e, found, new HashSet<>());
        return found;
    }

    private static void collect(Expr e, Set<Symbol> found, Set<Expr> seen) {
        if (!seen.add(e)) {
            return;
        }
        if (e instanceof Access a) {
            found.add(a.symbol());
            a.subscripts().forEach(s -> collect(s, found, seen));
        } else if (e instanceof Delta d) {
            collect(d.left(), found, seen);
            collect(d.right(), found, seen);
        } else {
            e.children().forEach(child -> collect(child, found, seen));
        }
    }

    private static void collect(Affine subscript, Set<Symbol> found, Set<Expr> seen) {
        for (Affine.Part p : subscript.parts()) {
            if (p.term() instanceof Access a) {
                collect(a, found, seen);
            }
        }
    }

    Assignment definition(Symbol s) {
        return definitions.get(s);
    }

    /** The definitions that name a symbol. */
    List<Assignment> consumers(Symbol s) {
        return consumers.getOrDefault(s, List.of());
    }

    /** The definitions that name a symbol and that the loss depends on. */
    List<Assignment> consumersTowardsLoss(Symbol s) {
        return consumers(s).stream()
                .filter(a -> towardsLoss.contains(a.target()))
                .toList();
    }

    /** Whether a name lies on a way from a parameter to the loss. */
    boolean carriesGradient(Symbol s) {
        return fromParameter.contains(s) && towardsLoss.contains(s);
    }

    /** How many adjoints are computed from the adjoint of a name. */
    int readersOfAdjoint(Symbol s) {
        return (int) used.getOrDefault(s, Set.of()).stream().filter(this::carriesGradient).count();
    }
}
