package chainrule.lowering;

import chainrule.model.Network;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Symbol;
import java.util.HashSet;
import java.util.Set;

/** Which symbols differ from sample to sample: data, and what is computed from them without a mean over the batch. */
final class Samples {

    private final Set<Symbol> perSample = new HashSet<>();
    private final Reads reads;

    Samples(Network network, Reads reads) {
        this.reads = reads;
        perSample.addAll(network.inputs());
        perSample.addAll(network.targets());
    }

    void define(Symbol target, Expr value) {
        if (differ(value)) {
            perSample.add(target);
        }
    }

    /** A symbol that has an element for each sample, though all are the same. */
    void repeat(Symbol symbol) {
        perSample.add(symbol);
    }

    boolean differ(Symbol symbol) {
        return perSample.contains(symbol);
    }

    boolean differ(Expr value) {
        return reads.of(value).stream().anyMatch(perSample::contains);
    }
}
