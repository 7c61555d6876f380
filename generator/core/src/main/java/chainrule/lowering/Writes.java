package chainrule.lowering;

import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.Set;

/** The symbols that a node gives values to. */
final class Writes {

    private Writes() {}

    static Set<Symbol> of(Node node) {
        Set<Symbol> found = new HashSet<>();
        node.forEach(n -> {
            if (n.written() != null) {
                found.add(n.written());
            }
        });
        return found;
    }
}
