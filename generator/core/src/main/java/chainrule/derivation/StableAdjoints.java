package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RuleTables;
import chainrule.symbolic.rewrite.Stabilizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Adjoints as they run. One that divides by what can round to 0, as 1/p does where p = σ(z), runs as the adjoint of the stable
 * forms themselves: there p is unfolded, so that no factor is infinite where the product is not, and the gradient is finite
 * where the loss is. Other adjoints are those of the written lines, and both may name each other: of a name that is unfolded
 * nowhere they are the same quantity.
 */
final class StableAdjoints {

    private final Theory theory;
    private final Network network;
    private final List<NamedFunction> library;
    private final Preactivations parts;
    private final Stabilizer stabilizer;
    private final Map<Symbol, Expr> values = new IdentityHashMap<>();
    private final List<Assignment> smooth = new ArrayList<>();
    private final Set<Symbol> unfolded = new HashSet<>();
    private final Map<Symbol, Stabilized> forms = new IdentityHashMap<>();
    private final Set<Symbol> changed = new HashSet<>();

    StableAdjoints(
            Theory theory, Network network, List<NamedFunction> library, Preactivations parts, Stabilizer stabilizer) {
        this.theory = theory;
        this.network = network;
        this.library = library;
        this.parts = parts;
        this.stabilizer = stabilizer;
        parts.definitions().forEach(a -> values.put(a.target(), a.value()));
    }

    /** Takes a definition and the form of it that is to be differentiated. */
    void define(Assignment a, Expr form) {
        smooth.add(a.withValue(form));
        if (form != a.value()) {
            changed.add(a.target());
            unfold(a.value());
        }
    }

    /** Takes the names of a term as unfolded in its form, and those of their definitions, for which the form may stand too. */
    private void unfold(Expr e) {
        for (Symbol s : Accesses.symbols(e)) {
            if (stabilizer.isUnfoldable(s) && unfolded.add(s)) {
                unfold(values.get(s));
            }
        }
    }

    /** The form in which an adjoint runs, if that is another than the written one. */
    Optional<Stabilized> formOf(Symbol adjoint) {
        return Optional.ofNullable(forms.get(adjoint));
    }

    /** The assignments to all adjoints, each after those that it uses. */
    List<Assignment> of(List<Derived> derived) {
        List<Assignment> written = derived.stream().map(d -> stable(d.result())).toList();
        boolean needsOthers = !changed.isEmpty() && !unsafe(written).isEmpty();
        return needsOthers ? merged(derived, written, ofSmoothForms(derived)) : written;
    }

    private Assignment stable(Assignment a) {
        Stabilizer.Result result = stabilizer.run(a.value());
        if (!result.steps().isEmpty()) {
            forms.put(a.target(), new Stabilized(a, parts.putInto(result.value()), parts.putInto(result.steps())));
        }
        return a.withValue(result.value());
    }

    private Map<Symbol, Assignment> ofSmoothForms(List<Derived> derived) {
        Map<Symbol, Symbol> shared = new IdentityHashMap<>();
        derived.stream()
                .map(Derived::target)
                .filter(s -> !unfolded.contains(s.primal()))
                .forEach(s -> shared.put(s.primal(), s));
        // With common denominators or factors, or multiplied out, terms would be divided by 0 or cancel that do not by themselves.
        Theory termByTerm = new Theory(theory.laws().termByTerm(), theory.chainRule());
        Network other = network.withDefinitions(smooth);
        Map<Symbol, Assignment> others = new IdentityHashMap<>();
        for (Derived d : new Backpropagation(other, new Uses(other), library, termByTerm, shared).run()) {
            Assignment a = d.result();
            others.put(a.target(), a.withValue(stabilizer.run(a.value()).value()));
        }
        return others;
    }

    private List<Assignment> merged(List<Derived> derived, List<Assignment> written, Map<Symbol, Assignment> others) {
        Set<Symbol> unsafe = unsafe(written);
        Set<Symbol> unresolved = unsafe.stream().filter(s -> !others.containsKey(s)).collect(Collectors.toSet());
        Map<Symbol, Assignment> rest = new IdentityHashMap<>(others);
        List<Assignment> all = new ArrayList<>();
        List<Assignment> replaced = new ArrayList<>();
        for (Assignment a : written) {
            Assignment other = rest.remove(a.target());
            if (other != null && (unsafe.contains(a.target()) || names(a, unresolved))) {
                Assignment running = a.withValue(other.at(access(a)));
                replaced.add(running);
                all.add(running);
            } else {
                all.add(a);
            }
        }
        if (recurs(replaced, List.copyOf(rest.values()))) {
            return written;
        }
        all.addAll(rest.values());
        for (Assignment a : replaced) {
            forms.put(a.target(), form(resultOf(a.target(), derived), putInto(a.value(), rest)));
        }
        return Block.of(all).stream().flatMap(b -> b.members().stream()).toList();
    }

    /** Whether an adjoint that only runs is a recurrence: it can be put into no term, and so not be compared with what is written. */
    private static boolean recurs(List<Assignment> replaced, List<Assignment> rest) {
        Set<Symbol> named = new HashSet<>();
        replaced.forEach(a -> named.addAll(Accesses.symbols(a.value())));
        Set<Symbol> needed = Block.needed(rest, named);
        List<Assignment> used = rest.stream().filter(a -> needed.contains(a.target())).toList();
        return Block.of(used).stream().anyMatch(b -> b.recurrence().isPresent());
    }

    private Set<Symbol> unsafe(List<Assignment> written) {
        Set<Symbol> unsafe = new HashSet<>();
        written.stream()
                .filter(a -> stabilizer.isUnsafe(a.value()) || divides(a.value()))
                .forEach(a -> unsafe.add(a.target()));
        return unsafe;
    }

    /** Whether a term divides by a name that runs in another form: that form need not be divided by. */
    private boolean divides(Expr e) {
        return e instanceof Mul m
                        && m.factors().stream()
                                .anyMatch(f -> f.exponent().signum() < 0
                                        && f.base() instanceof Access a
                                        && changed.contains(a.symbol()))
                || e.children().stream().anyMatch(this::divides);
    }

    private static boolean names(Assignment a, Set<Symbol> symbols) {
        return Accesses.symbols(a.value()).stream().anyMatch(symbols::contains);
    }

    private static Access access(Assignment a) {
        return (Access) Exprs.access(a.target(), a.axes().stream().map(Affine::of).toList());
    }

    private static Assignment resultOf(Symbol adjoint, List<Derived> derived) {
        return derived.stream().filter(d -> d.target() == adjoint).findFirst().orElseThrow().result();
    }

    private Stabilized form(Assignment written, Expr running) {
        return new Stabilized(
                written,
                running,
                List.of(new Stabilizer.Step(List.of(RuleTables.UNFOLDED), written.value(), running)));
    }

    /** A term without the names that only run: its value can be compared with the written one. */
    private Expr putInto(Expr e, Map<Symbol, Assignment> rest) {
        Expr result = parts.putInto(e);
        for (Symbol s : Accesses.symbols(result)) {
            Assignment a = rest.get(s);
            result = a == null ? result : putInto(a.putInto(result), rest);
        }
        return result;
    }
}
