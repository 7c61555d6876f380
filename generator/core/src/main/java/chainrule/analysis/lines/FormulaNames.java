package chainrule.analysis.lines;

import chainrule.symbolic.Symbol;
import java.util.Optional;

/** What a formula can name besides the names of the network. */
public interface FormulaNames {

    /** A name of the writer's own, or a derivative in the form of {@link chainrule.syntax.DerivativeName}. */
    Optional<Meaning> named(String name);

    /** The derivative of a formula with respect to a symbol, all other names held fixed. */
    Meaning derivative(Meaning of, Symbol by);
}
