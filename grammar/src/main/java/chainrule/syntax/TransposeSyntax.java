package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * A transpose, `x'` or `xᵀ`.
 *
 * @param operand what is transposed
 * @param span where it stands
 */
public record TransposeSyntax(ExpressionSyntax operand, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitTranspose(this);
    }
}
