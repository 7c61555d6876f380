package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.Optional;

/**
 * A named size, `dim n = 4`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param value its value, unless it must be set from outside
 * @param span the whole statement
 */
public record DimSyntax(String name, SourceSpan nameSpan, Optional<ExpressionSyntax> value, SourceSpan span)
        implements StatementSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDim(this);
    }
}
