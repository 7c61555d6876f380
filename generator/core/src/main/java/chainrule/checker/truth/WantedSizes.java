package chainrule.checker.truth;

import chainrule.symbolic.Size;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What sizes the small copy of a network should have for a student's lines: all different but for those of 1, which stay, for
 * with one output a student may write what only holds for one. A small size keeps its value, so that 2/3 is right where three
 * things are averaged.
 */
final class WantedSizes {

    private static final List<Integer> WANTED = List.of(3, 5, 2, 4, 7, 6, 8, 9, 11, 13);
    private static final int LARGEST_KEPT = 7;

    private WantedSizes() {}

    /** @param first the sizes in the order in which they may choose */
    static Map<Size, Integer> of(Collection<Size> first) {
        Map<Size, Integer> chosen = new LinkedHashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (Size s : first) {
            if (s.value() == 1 || s.value() <= LARGEST_KEPT && taken.add(s.value())) {
                chosen.put(s, s.value());
            }
        }
        for (Size s : first) {
            chosen.computeIfAbsent(s, x -> free(taken, chosen.size()));
        }
        return chosen;
    }

    /** 2, 3, 4 and so on, for numbers that a reader looks at. */
    static Map<Size, Integer> smallest(Collection<Size> sizes) {
        Map<Size, Integer> chosen = new LinkedHashMap<>();
        int next = 0;
        for (Size s : sizes) {
            chosen.put(s, s.value() == 1 ? 1 : 2 + next++ % LARGEST_KEPT);
        }
        return chosen;
    }

    /** One that is not taken; with so many sizes that all are, those of neighbours differ still. */
    private static int free(Set<Integer> taken, int before) {
        int n = WANTED.stream().filter(w -> !taken.contains(w)).findFirst().orElse(WANTED.get(before % WANTED.size()));
        taken.add(n);
        return n;
    }
}
