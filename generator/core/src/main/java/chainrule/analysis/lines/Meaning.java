package chainrule.analysis.lines;

import chainrule.analysis.Value;
import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import java.util.List;
import java.util.Optional;

/**
 * What an expression about a network means: a term over its axes.
 *
 * @param axes one index for each axis; none for a number
 * @param body the element at the axes
 * @param isRow whether this is a transposed vector, of the shape [1, n]
 * @param steps what the term names besides the network's names, each after those that it uses
 * @param derivative what it is the derivative of, if it is one or a number times one
 */
public record Meaning(
        List<Index> axes, Expr body, boolean isRow, List<Assignment> steps, Optional<Differentiated> derivative) {

    public Meaning {
        axes = List.copyOf(axes);
        steps = List.copyOf(steps);
    }

    /**
     * A derivative: its axes are those of what is differentiated, then those of the variable.
     *
     * @param above how many axes what is differentiated has
     * @param diagonal whether each element depends on the same element of the variable alone
     */
    public record Differentiated(String of, String by, int above, boolean diagonal) {}

    /** A derivative as one symbol has its values. */
    public static Meaning of(List<Index> axes, Expr body, Optional<Differentiated> derivative) {
        return new Meaning(axes, body, false, List.of(), derivative);
    }

    /** [K = 3, 4], or `a number`. */
    public String shape() {
        return Value.shape(axes.stream().map(Index::extent).toList());
    }
}
