package chainrule.plan.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A name for each buffer of a plan, and for each local and loop variable of a block: its own, with a number where it is taken
 * in sight.
 */
final class PlanNames {

    private final Map<Object, String> names = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final PlanNames outside;

    private PlanNames(PlanNames outside) {
        this.outside = outside;
    }

    /** @param reserved what stands for something else */
    static PlanNames ofPlan(List<String> reserved) {
        PlanNames names = new PlanNames(null);
        names.taken.addAll(reserved);
        return names;
    }

    /** Names for a block: beside those outside, and forgotten after it. */
    PlanNames inside() {
        return new PlanNames(this);
    }

    /** A name that is known from now on. */
    String take(Object thing, String name) {
        String free = name;
        for (int k = 2; isTaken(free); k++) {
            free = name + "_" + k;
        }
        taken.add(free);
        names.put(thing, free);
        return free;
    }

    private boolean isTaken(String name) {
        return taken.contains(name) || outside != null && outside.isTaken(name);
    }

    /** The name of a thing, which it gets where it has none. */
    String of(Object thing, String name) {
        for (PlanNames n = this; n != null; n = n.outside) {
            if (n.names.containsKey(thing)) {
                return n.names.get(thing);
            }
        }
        return take(thing, name);
    }
}
