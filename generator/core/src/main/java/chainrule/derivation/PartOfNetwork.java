package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Formula;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What lies between two names of a network, as an expression of the one: all else is data. */
public final class PartOfNetwork {

    private PartOfNetwork() {}

    /**
     * @param of a definition
     * @param by what it is derived by
     * @return empty where the one does not depend on the other, or only through a recurrence or a mean over the batch
     */
    public static Optional<Formula> between(Network network, Symbol of, Symbol by) {
        List<Assignment> part = part(network, of, by);
        boolean depends = part.stream().anyMatch(a -> Accesses.symbols(a.value()).contains(by));
        boolean plain = Block.of(part).stream().allMatch(b -> b.recurrence().isEmpty())
                && part.stream().noneMatch(Assignment::mean);
        if (part.isEmpty() || !depends || !plain) {
            return Optional.empty();
        }
        Symbol variable = Symbol.of(Symbol.Role.PARAMETER, by.name(), by.axes());
        Substitution rename = Substitution.ofAccesses(
                a -> a.symbol() == by ? Exprs.access(variable, a.subscripts()) : null);
        List<Assignment> definitions =
                part.stream().map(a -> a.withValue(rename.apply(a.value()))).toList();
        return Optional.of(Formula.of(
                data(definitions, variable),
                List.of(new Parameter(variable, Exprs.zero())),
                definitions,
                List.of(),
                names(network)));
    }

    /** What the one is computed from, back to the other. */
    private static List<Assignment> part(Network network, Symbol of, Symbol by) {
        Set<Symbol> wanted = new LinkedHashSet<>(Set.of(of));
        List<Assignment> part = new ArrayList<>();
        for (int k = network.definitions().size() - 1; k >= 0; k--) {
            Assignment a = network.definitions().get(k);
            if (wanted.contains(a.target()) && a.target() != by) {
                part.add(0, a);
                wanted.addAll(Accesses.symbols(a.value()));
            }
        }
        return part;
    }

    private static List<Symbol> data(List<Assignment> definitions, Symbol variable) {
        Set<Symbol> data = new LinkedHashSet<>();
        definitions.forEach(a -> data.addAll(Accesses.symbols(a.value())));
        definitions.forEach(a -> data.remove(a.target()));
        data.remove(variable);
        data.removeIf(s -> s.role() == Symbol.Role.CALL || s.role() == Symbol.Role.CONSTANT);
        return List.copyOf(data);
    }

    private static List<String> names(Network network) {
        List<String> names = new ArrayList<>();
        network.inputs().forEach(s -> names.add(s.name()));
        network.targets().forEach(s -> names.add(s.name()));
        network.parameters().forEach(p -> names.add(p.symbol().name()));
        network.definitions().forEach(a -> names.add(a.target().name()));
        return names;
    }
}
