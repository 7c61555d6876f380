package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Network;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names of the axes of a symbol in a derivation: those of its definition, or i, j, k, … in order, but for those that the
 * network uses itself.
 */
public final class IndexNames {

    private static final String LETTERS = "ijklmnopqrstuvw";

    private final Set<String> taken = new HashSet<>();
    private final Map<Symbol, List<Index>> defined = new IdentityHashMap<>();

    public IndexNames(Network network) {
        network.inputs().forEach(s -> taken.add(s.name()));
        network.targets().forEach(s -> taken.add(s.name()));
        network.parameters().stream().map(Parameter::symbol).forEach(s -> taken.add(s.name()));
        network.definitions().stream().map(Assignment::target).forEach(s -> taken.add(s.name()));
        network.definitions().forEach(a -> defined.put(a.target(), a.axes()));
    }

    List<Index> of(Symbol s) {
        List<Index> own = defined.get(s);
        if (own != null && own.stream().noneMatch(i -> taken.contains(i.name()))) {
            return own;
        }
        return of(s.axes(), List.of());
    }

    /** Indices for axes, with other names than those that stand besides them. */
    public List<Index> of(List<Affine> extents, List<Index> besides) {
        Set<String> others = besides.stream().map(Index::name).collect(Collectors.toSet());
        List<Index> axes = new ArrayList<>();
        int k = 0;
        for (Affine axis : extents) {
            while (taken.contains(name(k)) || others.contains(name(k))) {
                k++;
            }
            axes.add(Index.named(name(k++), axis));
        }
        return axes;
    }

    private static String name(int k) {
        int round = k / LETTERS.length();
        return LETTERS.charAt(k % LETTERS.length()) + (round == 0 ? "" : Integer.toString(round));
    }
}
