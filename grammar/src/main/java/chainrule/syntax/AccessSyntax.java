package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * An element of a tensor, `x[i*s + u - p else 0]`.
 *
 * @param base the tensor
 * @param subscripts at least one
 * @param outside the value where a subscript leaves its axis
 * @param span where it stands
 */
public record AccessSyntax(
        ExpressionSyntax base, List<ExpressionSyntax> subscripts, Optional<ExpressionSyntax> outside, SourceSpan span)
        implements ExpressionSyntax {
    public AccessSyntax {
        subscripts = List.copyOf(subscripts);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitAccess(this);
    }
}
