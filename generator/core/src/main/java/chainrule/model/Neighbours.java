package chainrule.model;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which sizes of a network meet, so that they should differ: for each the places of the others among all sizes. */
final class Neighbours {

    /** So many sizes may all be different. */
    private static final int FEW = 8;

    private final Network network;
    private final List<Size> sizes;
    private final Map<Size, Integer> places = new IdentityHashMap<>();
    private final Collection<Affine> margins;

    /** @param margins where one says that two sizes are equal, they may be */
    Neighbours(Network network, List<Size> sizes, Collection<Affine> margins) {
        this.network = network;
        this.sizes = sizes;
        this.margins = margins;
        sizes.forEach(s -> places.put(s, places.size()));
    }

    /** All sizes, if they are few. */
    List<Set<Integer>> inNetwork() {
        return sizes.size() <= FEW ? meeting(List.of(sizes)) : inDefinitions();
    }

    /** Those of what a definition names. */
    List<Set<Integer>> inDefinitions() {
        List<Collection<Size>> together = new ArrayList<>();
        for (Assignment a : network.definitions()) {
            Set<Size> all = new LinkedHashSet<>(of(a.target()));
            Accesses.symbols(a.value()).forEach(s -> all.addAll(of(s)));
            together.add(all);
        }
        return meeting(together);
    }

    /** Those of the axes of one symbol. */
    List<Set<Integer>> inSymbols() {
        Set<Symbol> symbols = new LinkedHashSet<>();
        for (Assignment a : network.definitions()) {
            symbols.add(a.target());
            symbols.addAll(Accesses.symbols(a.value()));
        }
        return meeting(symbols.stream().map(Neighbours::of).toList());
    }

    List<Set<Integer>> nowhere() {
        return meeting(List.of());
    }

    private static Collection<Size> of(Symbol s) {
        Set<Size> all = new LinkedHashSet<>();
        s.axes().stream().map(Affine::asSize).filter(Objects::nonNull).forEach(all::add);
        return all;
    }

    private List<Set<Integer>> meeting(Collection<? extends Collection<Size>> together) {
        List<Set<Integer>> apart = new ArrayList<>();
        sizes.forEach(s -> apart.add(new HashSet<>()));
        for (Collection<Size> group : together) {
            List<Integer> members = group.stream().map(places::get).toList();
            members.forEach(s -> apart.get(s).addAll(members));
        }
        for (int s = 0; s < sizes.size(); s++) {
            apart.get(s).remove(s);
        }
        margins.stream().filter(Neighbours::saysEqual).forEach(m -> {
            int s = places.get((Size) m.parts().get(0).term());
            int t = places.get((Size) m.parts().get(1).term());
            apart.get(s).remove(t);
            apart.get(t).remove(s);
        });
        return apart;
    }

    private static boolean saysEqual(Affine margin) {
        return margin.constant() == 0
                && margin.parts().size() == 2
                && margin.parts().stream().allMatch(p -> p.term() instanceof Size && Math.abs(p.coefficient()) == 1)
                && margin.valueOfSizes() == 0;
    }
}
