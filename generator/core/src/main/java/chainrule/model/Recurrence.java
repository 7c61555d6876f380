package chainrule.model;

import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Along which axis of each member a recurrence goes: members use each other at the same step or at steps before it.
 *
 * @param axes the place of the step's index among the axes of each member
 * @param descending whether the steps go from the last to the first, as those of adjoints do
 */
public record Recurrence(Map<Symbol, Integer> axes, boolean descending) {

    public Recurrence {
        axes = Map.copyOf(axes);
    }

    /** The step's index in a member. */
    public Index step(Assignment member) {
        return member.axes().get(axes.get(member.target()));
    }

    /** The recurrence of assignments that use each other, or empty where they use each other at no index's earlier steps. */
    static Optional<Recurrence> find(List<Assignment> members) {
        for (int axis = 0; axis < members.get(0).axes().size(); axis++) {
            for (boolean descending : new boolean[] {false, true}) {
                Optional<Recurrence> found = new Search(members, descending).from(axis);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The members in an order in which each comes after those that it uses at the same step. */
    List<Assignment> inStep(List<Assignment> members) {
        return components(members).stream().map(c -> c.get(0)).toList();
    }

    private List<List<Assignment>> components(List<Assignment> members) {
        return Components.of(members, a -> members.stream().filter(b -> usesAtSameStep(a, b)).toList());
    }

    private boolean usesAtSameStep(Assignment a, Assignment b) {
        return Accesses.of(a.value()).stream()
                .filter(x -> x.symbol() == b.target())
                .anyMatch(x -> offset(x.subscripts().get(axes.get(b.target())), step(a)).orElseThrow() == 0);
    }

    /** The constant by which a subscript differs from an index. */
    private static OptionalLong offset(Affine subscript, Index index) {
        Affine difference = subscript.minus(Affine.of(index));
        return difference.isConstant() ? OptionalLong.of(difference.constant()) : OptionalLong.empty();
    }

    private record Search(List<Assignment> members, boolean descending, Map<Symbol, Integer> axes) {

        Search(List<Assignment> members, boolean descending) {
            this(members, descending, new IdentityHashMap<>());
        }

        /** Follows an axis of the first member through all accesses. */
        Optional<Recurrence> from(int axis) {
            axes.put(members.get(0).target(), axis);
            Deque<Assignment> open = new ArrayDeque<>(List.of(members.get(0)));
            while (!open.isEmpty()) {
                Assignment a = open.pop();
                for (Access x : accesses(a)) {
                    Optional<Integer> there = axisOf(x, a);
                    if (there.isEmpty()) {
                        return Optional.empty();
                    }
                    if (axes.put(x.symbol(), there.get()) == null) {
                        open.push(member(x.symbol()));
                    }
                }
            }
            Recurrence found = new Recurrence(axes, descending);
            return found.hasOrder(members) ? Optional.of(found) : Optional.empty();
        }

        private Collection<Access> accesses(Assignment a) {
            List<Access> all = new ArrayList<>(Accesses.of(a.value()));
            all.removeIf(x -> member(x.symbol()) == null);
            return all;
        }

        private Assignment member(Symbol s) {
            return members.stream().filter(m -> m.target() == s).findFirst().orElse(null);
        }

        /** The axis of what is accessed along which it is at the same step or before. */
        private Optional<Integer> axisOf(Access x, Assignment user) {
            Index step = user.axes().get(axes.get(user.target()));
            Integer known = axes.get(x.symbol());
            for (int k = 0; k < x.subscripts().size(); k++) {
                if ((known == null || known == k) && isBefore(x, k, step)) {
                    return Optional.of(k);
                }
            }
            return Optional.empty();
        }

        private boolean isBefore(Access x, int axis, Index step) {
            OptionalLong offset = offset(x.subscripts().get(axis), step);
            return offset.isPresent()
                    && (descending ? offset.getAsLong() >= 0 : offset.getAsLong() <= 0)
                    && x.symbol().axes().get(axis).valueOfSizes() == step.extent().valueOfSizes();
        }
    }

    private boolean hasOrder(List<Assignment> members) {
        return axes.size() == members.size()
                && components(members).size() == members.size()
                && members.stream().noneMatch(m -> usesAtSameStep(m, m));
    }
}
