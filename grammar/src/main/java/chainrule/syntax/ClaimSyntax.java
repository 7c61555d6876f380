package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * One line of a student's derivation: sides that are said to be equal, such as `dl/dz3 = dl/dyhat * dyhat/dz3 = yhat - y`. In
 * it a quotient of differentials is one name: see {@link DerivativeName}.
 *
 * @param sides at least two, in the order of the text
 * @param span where it stands
 */
public record ClaimSyntax(List<ExpressionSyntax> sides, SourceSpan span) {
    public ClaimSyntax {
        sides = List.copyOf(sides);
    }
}
