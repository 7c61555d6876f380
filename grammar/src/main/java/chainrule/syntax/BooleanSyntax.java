package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * The constant `true` or `false`.
 *
 * @param value which of them
 * @param span where it stands
 */
public record BooleanSyntax(boolean value, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitBoolean(this);
    }
}
