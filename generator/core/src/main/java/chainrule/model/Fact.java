package chainrule.model;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.List;

/** What the writer of a specification declares to hold. */
public sealed interface Fact {

    /** As it is written. */
    String text();

    /** Where it is written, such as `line 4`. */
    String place();

    /** How a step that uses it cites it. */
    default String citation() {
        return "as " + text() + " (" + place() + ")";
    }

    /** left = right, for all values of the axes. */
    record Equality(List<Index> axes, Expr left, Expr right, String text, String place) implements Fact {
        public Equality {
            axes = List.copyOf(axes);
        }
    }

    /** A[i, j] = A[j, i]. */
    record Symmetry(Symbol matrix, String text, String place) implements Fact {}

    /** The elements of a symbol lie in a range, which the symbol knows. */
    record Bound(Symbol symbol, Range range, String text, String place) implements Fact {}
}
