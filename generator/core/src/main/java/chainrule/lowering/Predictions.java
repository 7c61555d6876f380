package chainrule.lowering;

import chainrule.model.Block;
import chainrule.model.Network;
import chainrule.symbolic.Symbol;
import java.util.List;
import java.util.Set;

/** What the outputs are computed from. */
final class Predictions {

    private Predictions() {}

    static Set<Symbol> of(Network network, List<Task> tasks) {
        return Block.needed(tasks.stream().map(Task::assignment).toList(), Set.copyOf(network.outputs()));
    }
}
