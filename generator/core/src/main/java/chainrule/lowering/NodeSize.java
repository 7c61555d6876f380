package chainrule.lowering;

import chainrule.symbolic.Expr;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** About how many bytes of bytecode nodes will take. */
final class NodeSize {

    private static final int BYTES_OF_A_TERM = 9;
    private static final int BYTES_OF_A_LOOP = 16;
    private static final int BYTES_OF_A_LOCAL = 2;
    private static final int BYTES_OF_A_DRAW = 6;
    private static final int BYTES_OF_A_PRODUCT = 900;

    private final Set<Expr> seen = new HashSet<>();

    private NodeSize() {}

    static int of(List<Node> nodes) {
        return new NodeSize().all(nodes);
    }

    private int all(List<Node> nodes) {
        return nodes.stream().mapToInt(this::one).sum();
    }

    private int term(Expr e) {
        return seen.add(e) ? BYTES_OF_A_TERM + e.children().stream().mapToInt(this::term).sum() : 2;
    }

    private int one(Node n) {
        return n instanceof Node.Product
                ? BYTES_OF_A_PRODUCT
                : itself(n) + n.terms().stream().mapToInt(this::term).sum() + all(n.body());
    }

    /** What a node takes besides its terms and the nodes inside. */
    private static int itself(Node n) {
        if (n instanceof Node.Around) {
            return BYTES_OF_A_LOOP;
        }
        if (n instanceof Node.Write) {
            return BYTES_OF_A_TERM;
        }
        return n instanceof Node.Where ? 0 : n instanceof Node.Drawn ? BYTES_OF_A_DRAW : BYTES_OF_A_LOCAL;
    }
}
