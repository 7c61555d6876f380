package chainrule.lowering;

import chainrule.symbolic.Index;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The indices that nodes loop over. */
final class LoopIndices {

    private final Set<Index> found = new HashSet<>();

    private LoopIndices() {}

    static Set<Index> of(List<Node> nodes) {
        LoopIndices indices = new LoopIndices();
        nodes.forEach(n -> n.forEach(indices::add));
        return indices.found;
    }

    private void add(Node n) {
        if (n instanceof Node.Around a && !a.overSamples()) {
            found.add(a.index());
        } else if (n instanceof Node.Product p) {
            found.addAll(p.outer().indices());
            found.addAll(p.rows().indices());
            found.add(p.along());
        }
    }
}
