package chainrule.lowering;

import chainrule.symbolic.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** About how many bytes of bytecode nodes will take. */
final class NodeSize implements Node.Visitor<Integer> {

    private static final int BYTES_OF_A_TERM = 9;
    private static final int BYTES_OF_A_LOOP = 16;

    private final Set<Expr> seen = new HashSet<>();

    private NodeSize() {}

    static int of(List<Node> nodes) {
        return new NodeSize().all(nodes);
    }

    private int all(List<Node> nodes) {
        return nodes.stream().mapToInt(n -> n.accept(this)).sum();
    }

    private int term(Expr e) {
        return seen.add(e) ? BYTES_OF_A_TERM + e.children().stream().mapToInt(this::term).sum() : 2;
    }

    @Override
    public Integer visit(Node.Around n) {
        return BYTES_OF_A_LOOP + all(n.body());
    }

    @Override
    public Integer visit(Node.Write n) {
        return BYTES_OF_A_TERM + term(n.value());
    }

    @Override
    public Integer visit(Node.Start n) {
        return 2;
    }

    @Override
    public Integer visit(Node.Gather n) {
        return 2 + term(n.value());
    }

    @Override
    public Integer visit(Node.Where n) {
        return term(n.condition()) + all(n.body());
    }

    @Override
    public Integer visit(Node.Drawn n) {
        return 6;
    }

    @Override
    public Integer visit(Node.Product n) {
        return 900;
    }
}
