package chainrule.lowering;

import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The symbols that a node gives values to. */
final class Writes implements Node.Visitor<Void> {

    private final Set<Symbol> found = new HashSet<>();

    private Writes() {}

    static Set<Symbol> of(Node node) {
        return of(List.of(node));
    }

    static Set<Symbol> of(List<Node> nodes) {
        Writes writes = new Writes();
        nodes.forEach(n -> n.accept(writes));
        return writes.found;
    }

    @Override
    public Void visit(Node.Around n) {
        n.body().forEach(child -> child.accept(this));
        return null;
    }

    @Override
    public Void visit(Node.Write n) {
        found.add(n.target());
        return null;
    }

    @Override
    public Void visit(Node.Start n) {
        found.add(n.local());
        return null;
    }

    @Override
    public Void visit(Node.Gather n) {
        found.add(n.local());
        return null;
    }

    @Override
    public Void visit(Node.Where n) {
        n.body().forEach(child -> child.accept(this));
        return null;
    }

    @Override
    public Void visit(Node.Drawn n) {
        found.add(n.local());
        return null;
    }

    @Override
    public Void visit(Node.Product n) {
        found.add(n.target());
        return null;
    }
}
