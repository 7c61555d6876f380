package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * How an adjoint is reached.
 *
 * @param target the adjoint symbol
 * @param axes its indices in all lines
 * @param consumers the definitions that use the primal, through which the chain rule goes
 * @param lines equal forms; the first is the chain rule's, the last the result
 * @param mean whether the adjoint is the mean of the lines over the batch: that of a shared name, in a network that names the
 *     batch; in others each sample is on its own
 */
public record Derived(Symbol target, List<Index> axes, List<Assignment> consumers, List<Line> lines, boolean mean) {

    public Derived {
        consumers = List.copyOf(consumers);
        lines = List.copyOf(lines);
    }

    /** target[axes] = the last line. */
    public Assignment result() {
        return new Assignment(target, axes, lines.get(lines.size() - 1).value(), mean);
    }
}
