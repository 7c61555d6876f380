package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Apply;
import chainrule.symbolic.Call;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Definitions in which a sum is the argument of a function, as σ(W x + b), taken apart: the sum gets a name of its own. So a
 * definition can be unfolded where it is used without its sum being computed once more.
 */
final class Preactivations {

    private final Set<String> names = new HashSet<>();
    private final Map<Symbol, Assignment> arguments = new HashMap<>();
    private final List<Assignment> definitions = new ArrayList<>();

    private Preactivations(Network network, Uses uses) {
        network.definitions().forEach(a -> names.add(a.target().name()));
        for (Assignment a : network.definitions()) {
            definitions.add(uses.isTransparent(a.target()) || uses.isStep(a.target()) ? a.withValue(apart(a, a.value(), new HashMap<>())) : a);
        }
    }

    static Preactivations of(Network network, Uses uses) {
        return new Preactivations(network, uses);
    }

    /** All definitions of the network, taken apart, each after those that it uses. */
    List<Assignment> definitions() {
        return definitions;
    }

    /** Whether a symbol is a name that was given here. */
    boolean names(Symbol s) {
        return arguments.containsKey(s);
    }

    /** A term with what stands for the names that were given here. */
    Expr putInto(Expr e) {
        Expr result = e;
        for (Symbol s : Accesses.symbols(e)) {
            Assignment a = arguments.get(s);
            result = a == null ? result : a.putInto(result);
        }
        return result;
    }

    List<Stabilizer.Step> putInto(List<Stabilizer.Step> steps) {
        return steps.stream()
                .map(s -> new Stabilizer.Step(s.rules(), putInto(s.before()), putInto(s.after())))
                .toList();
    }

    private Expr apart(Assignment a, Expr e, Map<Expr, Expr> known) {
        return e.mapChildren(child -> (e instanceof Apply || e instanceof Call) && isSum(a, child)
                ? known.computeIfAbsent(child, sum -> named(a, sum))
                : apart(a, child, known));
    }

    private static boolean isSum(Assignment a, Expr e) {
        return e.hasReduction() && a.axes().containsAll(e.freeIndices());
    }

    private Expr named(Assignment a, Expr sum) {
        List<Index> axes = a.axes().stream().filter(sum.freeIndices()::contains).toList();
        Symbol name = Symbol.of(
                Symbol.Role.DEFINITION, freshName(a.target().name()), axes.stream().map(Index::extent).toList());
        Assignment definition = new Assignment(name, axes, sum);
        arguments.put(name, definition);
        definitions.add(definition);
        return Exprs.access(name, axes.toArray(new Index[0]));
    }

    private String freshName(String target) {
        int number = 1;
        while (!names.add(target + "_" + number)) {
            number++;
        }
        return target + "_" + number;
    }
}
