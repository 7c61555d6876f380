package chainrule.checker.truth;

import chainrule.derivation.ClosedForm;
import chainrule.derivation.Derivation;
import chainrule.derivation.WrittenNames;
import chainrule.library.Sources;
import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.NetworkSizes;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.notation.Notation;
import chainrule.symbolic.notation.Style;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.LossSyntax;
import chainrule.syntax.NetSyntax;
import chainrule.syntax.OutputSyntax;
import chainrule.syntax.StatementSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * What lines are judged against.
 *
 * @param sources the functions that lines can call
 * @param functions those of one number, by whose names terms may be called
 * @param derivation a network and its derivation
 * @param written the names of definitions that the specification itself has: a reader sees through all others
 * @param forms the closed forms that are printed, of an order
 */
public record Subject(
        Sources sources,
        List<NamedFunction> functions,
        Derivation derivation,
        Set<String> written,
        IntFunction<List<ClosedForm>> forms) {

    public Subject {
        functions = List.copyOf(functions);
        written = Set.copyOf(written);
    }

    /** The network of a specification. */
    public static Subject of(Sources sources, List<NamedFunction> functions, Derivation derivation) {
        Set<String> written = written(sources);
        List<ClosedForm> gradients = ClosedForm.of(derivation);
        return new Subject(sources, functions, derivation, written, order -> order == 1 ? gradients : List.of());
    }

    /** The names of the definitions of a specification. */
    public static Set<String> written(Sources sources) {
        Set<String> written = new HashSet<>();
        for (NetSyntax net : sources.nets()) {
            net.statements().forEach(s -> defined(s).ifPresent(d -> written.add(d.name())));
        }
        return written;
    }

    private static Optional<DefinitionSyntax> defined(StatementSyntax s) {
        if (s instanceof LossSyntax l) {
            return Optional.of(l.definition());
        }
        return s instanceof OutputSyntax o
                ? o.definition()
                : s instanceof DefinitionSyntax d ? Optional.of(d) : Optional.empty();
    }

    public Network network() {
        return derivation.network();
    }

    /** Inputs, targets, parameters, and what the specification defines, in this order. */
    public List<Symbol> symbols() {
        Network n = network();
        List<Symbol> all = new ArrayList<>(n.inputs());
        all.addAll(n.targets());
        n.parameters().stream().map(Parameter::symbol).forEach(all::add);
        n.definitions().stream().map(Assignment::target).filter(this::isWritten).forEach(all::add);
        return all;
    }

    public boolean isWritten(Symbol s) {
        return WrittenNames.isWritten(s, written);
    }

    /** By their names, as typed in the specification and as they are printed; what is printed without being written, too. */
    public Map<String, Symbol> byName() {
        Map<String, Symbol> names = new LinkedHashMap<>();
        Notation printed = new Notation(Style.TEXTBOOK, network().loss().name());
        network().definitions().forEach(d -> names.put(d.target().name(), d.target()));
        symbols().forEach(s -> names.put(s.name(), s));
        symbols().forEach(s -> names.putIfAbsent(printed.name(s), s));
        return names;
    }

    /** The same with what the specification gives no name put in. */
    public Assignment inWrittenNames(Assignment a) {
        return new WrittenNames(derivation, written).putIn(a);
    }

    public Map<String, Affine> sizes() {
        Map<String, Affine> sizes = new LinkedHashMap<>();
        for (Size s : NetworkSizes.of(network())) {
            if (!s.isLiteral()) {
                sizes.putIfAbsent(s.name(), Affine.of(s));
            }
        }
        return sizes;
    }
}
