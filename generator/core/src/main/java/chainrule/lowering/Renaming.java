package chainrule.lowering;

import chainrule.symbolic.Substitution;
import java.util.List;

/** Nodes with indices replaced. */
final class Renaming implements Node.Visitor<Node> {

    private final Substitution substitution;

    private Renaming(Substitution substitution) {
        this.substitution = substitution;
    }

    static List<Node> of(List<Node> nodes, Substitution substitution) {
        Renaming renaming = new Renaming(substitution);
        return renaming.all(nodes);
    }

    private List<Node> all(List<Node> nodes) {
        return nodes.stream().map(n -> n.accept(this)).toList();
    }

    @Override
    public Node visit(Node.Around n) {
        return new Node.Around(n.index(), all(n.body()));
    }

    @Override
    public Node visit(Node.Write n) {
        return new Node.Write(
                n.target(),
                n.at().stream().map(substitution::apply).toList(),
                n.combination(),
                substitution.apply(n.value()));
    }

    @Override
    public Node visit(Node.Start n) {
        return n;
    }

    @Override
    public Node visit(Node.Gather n) {
        return new Node.Gather(n.local(), n.combination(), substitution.apply(n.value()));
    }

    @Override
    public Node visit(Node.Where n) {
        return new Node.Where(substitution.apply(n.condition()), all(n.body()));
    }

    @Override
    public Node visit(Node.Drawn n) {
        return n;
    }

    @Override
    public Node visit(Node.Product n) {
        return new Node.Product(
                n.target(),
                n.at().stream().map(substitution::apply).toList(),
                n.outer(),
                n.rows(),
                n.along(),
                n.summed(),
                substitution.apply(n.left()),
                substitution.apply(n.right()));
    }
}
