package chainrule.model;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Assignments that are computed together: one alone, or the members of a recurrence, whose values at a step need those at
 * earlier steps. A recurrence is computed step by step, in each step its members in their order.
 *
 * @param members each after those that it uses at the same step
 * @param recurrence along which axis of each member the steps go; empty for an assignment alone
 */
public record Block(List<Assignment> members, Optional<Recurrence> recurrence) {

    public Block {
        members = List.copyOf(members);
    }

    /**
     * Groups assignments so that each block comes after those that it uses.
     *
     * @throws CycleException if assignments use each other, but not at earlier steps of one index
     */
    public static List<Block> of(List<Assignment> assignments) {
        Map<Symbol, Assignment> byTarget = new IdentityHashMap<>();
        assignments.forEach(a -> byTarget.put(a.target(), a));
        List<Block> blocks = new ArrayList<>();
        for (List<Assignment> component : Components.of(assignments, a -> used(a, byTarget))) {
            blocks.add(of(component, byTarget));
        }
        return blocks;
    }

    private static List<Assignment> used(Assignment a, Map<Symbol, Assignment> byTarget) {
        return Accesses.symbols(a.value()).stream()
                .filter(byTarget::containsKey)
                .map(byTarget::get)
                .toList();
    }

    private static Block of(List<Assignment> component, Map<Symbol, Assignment> byTarget) {
        Assignment first = component.get(0);
        if (component.size() == 1 && !used(first, byTarget).contains(first)) {
            return new Block(component, Optional.empty());
        }
        Recurrence recurrence = Recurrence.find(component).orElseThrow(() -> new CycleException(component));
        return new Block(recurrence.inStep(component), Optional.of(recurrence));
    }

    /** The targets from which results are computed, the results included: of a recurrence all or none. */
    public static Set<Symbol> needed(List<Assignment> assignments, Set<Symbol> results) {
        Set<Symbol> needed = new HashSet<>(results);
        List<Block> blocks = of(assignments);
        for (int k = blocks.size() - 1; k >= 0; k--) {
            List<Assignment> members = blocks.get(k).members();
            if (members.stream().anyMatch(a -> needed.contains(a.target()))) {
                members.forEach(a -> needed.add(a.target()));
                members.forEach(a -> needed.addAll(Accesses.symbols(a.value())));
            }
        }
        return needed;
    }

    /** Assignments that use each other, but not at earlier steps of one index. */
    public static final class CycleException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<Assignment> members;

        CycleException(List<Assignment> members) {
            super("these use each other: " + members);
            this.members = List.copyOf(members);
        }

        public List<Assignment> members() {
            return members;
        }
    }
}
