package chainrule.model;

import chainrule.symbolic.Accesses;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Range;
import chainrule.symbolic.Symbol;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the writer of a specification declares to hold. */
public sealed interface Fact {

    /** As it is written. */
    String text();

    /** Where it is written, such as `line 4`. */
    String place();

    /** The names of which it is said. */
    Set<Symbol> symbols();

    /** How a step that uses it cites it. */
    default String citation() {
        return "as " + text() + " (" + place() + ")";
    }

    /** left = right, for all values of the axes. */
    record Equality(List<Index> axes, Expr left, Expr right, String text, String place) implements Fact {
        public Equality {
            axes = List.copyOf(axes);
        }

        @Override
        public Set<Symbol> symbols() {
            Set<Symbol> symbols = new LinkedHashSet<>(Accesses.symbols(left));
            symbols.addAll(Accesses.symbols(right));
            return symbols;
        }
    }

    /** A[i, j] = A[j, i]. */
    record Symmetry(Symbol matrix, String text, String place) implements Fact {

        @Override
        public Set<Symbol> symbols() {
            return Set.of(matrix);
        }
    }

    /** The elements of a symbol lie in a range, which the symbol knows. */
    record Bound(Symbol symbol, Range range, String text, String place) implements Fact {

        @Override
        public Set<Symbol> symbols() {
            return Set.of(symbol);
        }
    }
}
