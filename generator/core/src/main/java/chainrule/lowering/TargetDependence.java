package chainrule.lowering;

import chainrule.model.Network;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.Set;

/** Which symbols cannot be computed before the targets are known. */
final class TargetDependence {

    private final Set<Symbol> dependent = new HashSet<>();
    private final Reads reads;

    TargetDependence(Network network, Reads reads) {
        this.reads = reads;
        dependent.addAll(network.targets());
    }

    void define(Symbol target, Expr value) {
        if (needs(value)) {
            dependent.add(target);
        }
    }

    boolean needs(Expr value) {
        return reads.of(value).stream().anyMatch(dependent::contains);
    }
}
