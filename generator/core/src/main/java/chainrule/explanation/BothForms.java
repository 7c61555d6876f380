package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Stabilized;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An assignment as it is written and as it runs, down to the symbols that drive it.
 *
 * @param drivers what the stable form is written in where it differs
 * @param written assignments that lead from the drivers to the target, as the specification has them; the target is the last
 * @param stable the same as they run
 */
record BothForms(List<Symbol> drivers, List<Assignment> written, List<Assignment> stable) {

    BothForms {
        drivers = List.copyOf(drivers);
        written = List.copyOf(written);
        stable = List.copyOf(stable);
    }

    /** What both forms are written in. */
    Set<Symbol> symbols() {
        Set<Symbol> symbols = new LinkedHashSet<>(drivers);
        Stream.of(written, stable).flatMap(List::stream).forEach(a -> symbols.addAll(Accesses.symbols(a.value())));
        return symbols;
    }

    /** Nothing where no symbol drives the form, or a recurrence, a mean over the batch or a function of a whole tensor stands in between. */
    static Optional<BothForms> of(Stabilized form, Derivation derivation, Uses uses) {
        List<Symbol> drivers = drivers(form, derivation);
        List<Assignment> between = between(drivers, derivation.network().definitions());
        between.removeIf(a -> a.target() == form.written().target());
        List<Assignment> written = leading(between, form.written());
        Map<Symbol, Assignment> running = new IdentityHashMap<>();
        derivation.stabilized().forEach(s -> running.put(s.written().target(), s.written().withValue(s.stable())));
        List<Assignment> stable = leading(
                between.stream().map(a -> running.getOrDefault(a.target(), a)).toList(),
                form.written().withValue(form.stable()));
        boolean plain = Stream.of(written, stable)
                .flatMap(list -> list.subList(0, list.size() - 1).stream())
                .allMatch(a -> uses.isTransparent(a.target()))
                && Stream.of(written, stable).flatMap(List::stream).noneMatch(BothForms::callsOfTensors);
        return drivers.isEmpty() || !plain || form.written().mean()
                ? Optional.empty()
                : Optional.of(new BothForms(drivers, expanded(written), expanded(stable)));
    }

    private static boolean callsOfTensors(Assignment a) {
        return Accesses.symbols(a.value()).stream().anyMatch(s -> s.call() != null);
    }

    /** Of the symbols in what the rules made those that no other leads to: computed ones and inputs, else parameters. */
    private static List<Symbol> drivers(Stabilized form, Derivation derivation) {
        Set<Symbol> found = new LinkedHashSet<>();
        form.steps().forEach(s -> found.addAll(Accesses.symbols(s.after())));
        found.removeIf(s -> s.isInteger() || s.call() != null);
        Set<Symbol> all = ofRoles(found, Symbol.Role.DEFINITION, Symbol.Role.INPUT);
        if (all.isEmpty()) {
            return List.copyOf(ofRoles(found, Symbol.Role.PARAMETER));
        }
        List<Assignment> definitions = derivation.network().definitions();
        Set<Symbol> led = new HashSet<>();
        for (Symbol s : all) {
            between(List.of(s), definitions).forEach(a -> led.add(a.target()));
        }
        all.removeAll(led);
        return List.copyOf(all);
    }

    /** Whether elements of a driver meet in what a rule made, as in a sum of exponentials. */
    static boolean joinsElements(Stabilized form, Set<Symbol> drivers) {
        return form.steps().stream().anyMatch(s -> joinsElements(s.after(), drivers));
    }

    private static boolean joinsElements(Expr e, Set<Symbol> drivers) {
        boolean joins = e instanceof Reduce && !Collections.disjoint(Accesses.symbols(e), drivers);
        return joins || e.children().stream().anyMatch(x -> joinsElements(x, drivers));
    }

    private static Set<Symbol> ofRoles(Set<Symbol> symbols, Symbol.Role... roles) {
        Set<Symbol> kept = new LinkedHashSet<>(symbols);
        kept.removeIf(s -> !List.of(roles).contains(s.role()));
        return kept;
    }

    /** The definitions that depend on a driver, without the drivers themselves. */
    private static List<Assignment> between(List<Symbol> drivers, List<Assignment> definitions) {
        Set<Symbol> dependent = new HashSet<>(drivers);
        List<Assignment> between = new ArrayList<>();
        for (Assignment a : definitions) {
            if (!drivers.contains(a.target()) && Accesses.symbols(a.value()).stream().anyMatch(dependent::contains)) {
                dependent.add(a.target());
                between.add(a);
            }
        }
        return between;
    }

    private static List<Assignment> leading(List<Assignment> between, Assignment last) {
        Set<Symbol> needed = Block.needed(between, Accesses.symbols(last.value()));
        List<Assignment> leading = new ArrayList<>(
                between.stream().filter(a -> needed.contains(a.target())).toList());
        leading.add(last);
        return leading;
    }

    private static List<Assignment> expanded(List<Assignment> assignments) {
        return assignments.stream().map(a -> a.withValue(NamedFunction.expandAll(a.value()))).toList();
    }
}
