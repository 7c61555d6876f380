package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The assignments of a derivation on which it depends whether terms are equal. */
final class Surroundings {

    private static final int LEAF = -1;

    /** The definitions and the adjoints, each after those that it uses, but for the members of a recurrence. */
    private final List<Block> blocks;

    /** The block that has a name as a target. */
    private final Map<Symbol, Integer> places = new IdentityHashMap<>();
    /** The first block that uses a name. */
    private final Map<Symbol, Integer> firstUses = new IdentityHashMap<>();
    private final Map<Symbol, Set<Symbol>> used = new IdentityHashMap<>();
    private final List<Symbol> definitions;
    private final List<Symbol> adjoints;

    Surroundings(Network network, List<Assignment> adjoints) {
        this.definitions = network.definitions().stream().map(Assignment::target).toList();
        this.adjoints = adjoints.stream().map(Assignment::target).toList();
        List<Assignment> all = new ArrayList<>(network.definitions());
        all.addAll(adjoints);
        blocks = Block.of(all);
        for (int k = 0; k < blocks.size(); k++) {
            for (Assignment a : blocks.get(k).members()) {
                Set<Symbol> names = Accesses.symbols(a.value());
                used.put(a.target(), names);
                places.put(a.target(), k);
                for (Symbol s : names) {
                    firstUses.putIfAbsent(s, k);
                }
            }
        }
    }

    /** What the assignment of a name uses; nothing where it has none. */
    private Set<Symbol> used(Symbol target) {
        return used.getOrDefault(target, Set.of());
    }

    private int place(Symbol s) {
        return places.getOrDefault(s, LEAF);
    }

    /**
     * Names that have assignments: those among some names, and those by which one of these depends on another. Of a recurrence all
     * or none.
     */
    Set<Symbol> between(Set<Symbol> names) {
        return between(names, this::used);
    }

    /**
     * The same where adjoints depend on adjoints and definitions on definitions: an adjoint depends on all that comes after its
     * name, but a line of it mostly does not depend on how.
     */
    Set<Symbol> near(Set<Symbol> names) {
        Set<Symbol> ofAdjoints = named(names, s -> s.role() == Symbol.Role.ADJOINT);
        Set<Symbol> found = between(ofAdjoints, s -> named(used(s), u -> u.role() == Symbol.Role.ADJOINT));
        Set<Symbol> others = named(names, s -> s.role() != Symbol.Role.ADJOINT);
        found.forEach(s -> others.addAll(named(used(s), u -> u.role() != Symbol.Role.ADJOINT)));
        found.addAll(between(others, this::used));
        return found;
    }

    private static Set<Symbol> named(Set<Symbol> names, Predicate<Symbol> which) {
        return names.stream().filter(which).collect(Collectors.toCollection(HashSet::new));
    }

    private Set<Symbol> between(Set<Symbol> ends, Function<Symbol, Set<Symbol>> uses) {
        Set<Symbol> found = new HashSet<>();
        for (int k : before(ends, uses)) {
            List<Assignment> members = blocks.get(k).members();
            boolean depends = members.stream().anyMatch(a -> ends.contains(a.target())
                    || uses.apply(a.target()).stream().anyMatch(s -> found.contains(s) || ends.contains(s)));
            if (depends) {
                members.forEach(a -> found.add(a.target()));
            }
        }
        return found;
    }

    /** The blocks on which some names depend, theirs included, as far back as one of them is used, in order. */
    private Set<Integer> before(Set<Symbol> names, Function<Symbol, Set<Symbol>> uses) {
        int first = names.stream()
                .mapToInt(s -> place(s) == LEAF ? firstUses.getOrDefault(s, blocks.size()) : place(s))
                .min()
                .orElse(0);
        Set<Integer> before = new TreeSet<>();
        Deque<Symbol> open = new ArrayDeque<>(names);
        while (!open.isEmpty()) {
            int place = place(open.pop());
            if (place >= first && before.add(place)) {
                blocks.get(place).members().forEach(a -> open.addAll(uses.apply(a.target())));
            }
        }
        return before;
    }

    /**
     * More names around some that have assignments: so many more definitions on both sides of theirs, and the adjoints that are
     * computed from no other names but adjoints.
     */
    Set<Symbol> grown(Set<Symbol> targets, int more) {
        IntSummaryStatistics range = IntStream.range(0, definitions.size())
                .filter(k -> isNear(definitions.get(k), targets))
                .summaryStatistics();
        if (range.getCount() == 0) {
            return targets;
        }
        Set<Symbol> grown = new HashSet<>(targets);
        definitions.subList(Math.max(0, range.getMin() - more), Math.min(definitions.size(), range.getMax() + 1 + more))
                .forEach(s -> grown.addAll(blockOf(s)));
        Set<Symbol> names = new HashSet<>(grown);
        grown.forEach(s -> names.addAll(used(s)));
        adjoints.stream().filter(s -> names.contains(s.primal()) && isOf(s, names)).forEach(s -> grown.addAll(blockOf(s)));
        return grown;
    }

    private static boolean isNear(Symbol definition, Set<Symbol> targets) {
        return targets.contains(definition)
                || targets.stream().anyMatch(s -> s.primal() == definition);
    }

    private boolean isOf(Symbol adjoint, Set<Symbol> names) {
        return used(adjoint).stream().allMatch(s -> s.role() == Symbol.Role.ADJOINT || names.contains(s) || !isData(s));
    }

    private List<Symbol> blockOf(Symbol s) {
        return blocks.get(place(s)).members().stream().map(Assignment::target).toList();
    }

    /** What else needs values where some targets are evaluated, and some names have values. */
    Set<Symbol> data(Set<Symbol> targets, Collection<Symbol> names) {
        Set<Symbol> data = new LinkedHashSet<>(names);
        Stream.of(definitions, adjoints).flatMap(List::stream).filter(targets::contains).forEach(s -> data.addAll(used(s)));
        data.removeIf(s -> targets.contains(s) || !isData(s));
        return data;
    }

    private static boolean isData(Symbol s) {
        return switch (s.role()) {
            case CALL, CONSTANT, FORMAL -> false;
            case INPUT, TARGET, PARAMETER, DEFINITION, ADJOINT -> true;
        };
    }
}
