package chainrule.lowering;

import chainrule.symbolic.Index;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The indices that nodes loop over. */
final class LoopIndices implements Node.Visitor<Void> {

    private final Set<Index> found = new HashSet<>();

    private LoopIndices() {}

    static Set<Index> of(List<Node> nodes) {
        LoopIndices walk = new LoopIndices();
        nodes.forEach(n -> n.accept(walk));
        return walk.found;
    }

    @Override
    public Void visit(Node.Around n) {
        if (n.index() != null) {
            found.add(n.index());
        }
        n.body().forEach(child -> child.accept(this));
        return null;
    }

    @Override
    public Void visit(Node.Write n) {
        return null;
    }

    @Override
    public Void visit(Node.Start n) {
        return null;
    }

    @Override
    public Void visit(Node.Gather n) {
        return null;
    }

    @Override
    public Void visit(Node.Where n) {
        n.body().forEach(child -> child.accept(this));
        return null;
    }

    @Override
    public Void visit(Node.Drawn n) {
        return null;
    }

    @Override
    public Void visit(Node.Product n) {
        found.addAll(n.outer().indices());
        found.addAll(n.rows().indices());
        found.add(n.along());
        return null;
    }
}
