package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.calculus.FunctionDerivatives;
import chainrule.symbolic.rewrite.Cost;
import chainrule.symbolic.rewrite.Simplifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Proves that the loss does not change with a parameter that is only shifted along and then cancels, as a bias does before a
 * normalisation: z + b − mean(z + b) has no b. The change of each definition is worked out forwards, from a change of the
 * parameter by anything; it must be a combination of the parameter's change alone, or 0.
 */
final class Invariance {

    /** What a name changes by, at indices. */
    private record Change(List<Index> axes, Expr value) {}

    /** What is longer does not cancel. */
    private static final int MOST_COST = 60;

    private final Network network;
    private final FunctionDerivatives functions;
    private final Simplifier simplifier;
    /** For those names that change. */
    private final Map<Symbol, Change> changes = new HashMap<>();

    /** The places of the definitions that use a name. */
    private final Map<Symbol, TreeSet<Integer>> users = new HashMap<>();
    private final Map<Symbol, Integer> places = new HashMap<>();

    private Invariance(Network network, FunctionDerivatives functions, Simplifier simplifier) {
        this.network = network;
        this.functions = functions;
        this.simplifier = simplifier;
        for (Assignment a : network.definitions()) {
            int place = places.size();
            places.put(a.target(), place);
            Accesses.symbols(a.value()).forEach(s -> users.computeIfAbsent(s, k -> new TreeSet<>()).add(place));
        }
    }

    /** The adjoints that are proved to be 0, each with the last definition in which its parameter's change cancels. */
    static Map<Symbol, Symbol> of(
            List<Derived> adjoints, Network network, FunctionDerivatives functions, Simplifier simplifier) {
        Invariance invariance = new Invariance(network, functions, simplifier);
        Map<Symbol, Symbol> proved = new HashMap<>();
        for (Derived d : adjoints) {
            if (d.target().primal().role() == Symbol.Role.PARAMETER && !d.result().value().isZero()) {
                invariance.cancelsIn(d.target().primal()).ifPresent(last -> proved.put(d.target(), last));
            }
        }
        return proved;
    }

    /** With a last line 0. Of a mean over the batch only the mean is 0: sample by sample its lines have other values. */
    static List<Derived> written(List<Derived> adjoints, Map<Symbol, Symbol> proved) {
        return adjoints.stream()
                .map(d -> proved.containsKey(d.target()) && !d.mean() ? withZero(d, d.lines(), proved) : d)
                .toList();
    }

    /** As they run. */
    static List<Derived> computed(List<Derived> adjoints, Map<Symbol, Symbol> proved) {
        return adjoints.stream()
                .map(d -> proved.containsKey(d.target()) ? withZero(d, List.of(), proved) : d)
                .toList();
    }

    private static Derived withZero(Derived d, List<Line> before, Map<Symbol, Symbol> proved) {
        List<Line> lines = new ArrayList<>(before);
        Optional<Symbol> where = Optional.of(proved.get(d.target()));
        lines.add(new Line(List.of(Exprs.zero()), "the loss does not change with it: it cancels in", where));
        return new Derived(d.target(), d.axes(), d.consumers(), lines, d.mean());
    }

    /** The last definition in which the change of a parameter cancels, if it cancels on all ways to the loss. */
    private Optional<Symbol> cancelsIn(Symbol parameter) {
        List<Index> axes = parameter.axes().stream().map(Index::fresh).toList();
        Symbol change = Symbol.of(Symbol.Role.PARAMETER, "change", parameter.axes());
        changes.clear();
        changes.put(parameter, new Change(axes, Exprs.access(change, axes.toArray(Index[]::new))));
        TreeSet<Integer> open = new TreeSet<>(users.getOrDefault(parameter, new TreeSet<>()));
        Symbol last = null;
        while (!open.isEmpty()) {
            Assignment a = network.definitions().get(open.pollFirst());
            Expr value = isRecurrent(a) ? null : change(a);
            if (value != null && !isOf(change, value) && Cost.of(value) <= MOST_COST) {
                value = simplifier.simplify(value);
            }
            if (value == null || !isOf(change, value)) {
                return Optional.empty();
            }
            if (value.isZero()) {
                last = a.target();
            } else {
                changes.put(a.target(), new Change(a.axes(), value));
                open.addAll(users.getOrDefault(a.target(), new TreeSet<>()));
            }
        }
        return changes.containsKey(network.loss()) ? Optional.empty() : Optional.ofNullable(last);
    }

    private static boolean isOf(Symbol change, Expr value) {
        return Set.of(change).containsAll(Accesses.symbols(value));
    }

    /** Whether a definition uses itself, or one that comes after it. */
    private boolean isRecurrent(Assignment a) {
        int place = places.get(a.target());
        return Accesses.symbols(a.value()).stream().anyMatch(s -> places.getOrDefault(s, -1) >= place);
    }

    /** Σ coefficient · change over the places of what changes; the mean over the batch of a change that all share is that. */
    private Expr change(Assignment a) {
        List<Expr> terms = new ArrayList<>();
        for (Differential.Contribution c : Differential.of(a.value(), changes::containsKey, functions)) {
            Change part = changes.get(c.variable().symbol());
            List<Affine> at = c.variable().subscripts();
            Expr moved = Substitution.ofIndices(part.axes(), at).apply(part.value());
            terms.add(Exprs.sum(c.bound(), Exprs.mul(c.coefficient(), moved)));
        }
        return Exprs.add(terms);
    }
}
