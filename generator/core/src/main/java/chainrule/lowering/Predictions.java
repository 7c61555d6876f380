package chainrule.lowering;

import chainrule.model.Network;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the outputs are computed from. */
final class Predictions {

    private Predictions() {}

    static Set<Symbol> of(Network network, List<Task> tasks, Reads reads) {
        Set<Symbol> needed = new HashSet<>(network.outputs());
        for (int k = tasks.size() - 1; k >= 0; k--) {
            Task t = tasks.get(k);
            if (needed.contains(t.target())) {
                needed.addAll(reads.of(t.value()));
            }
        }
        return needed;
    }
}
