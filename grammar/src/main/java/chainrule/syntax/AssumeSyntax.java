package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * What the writer knows, `assume x > 0`.
 *
 * @param condition what holds
 * @param span the whole statement
 */
public record AssumeSyntax(ExpressionSyntax condition, SourceSpan span) implements StatementSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitAssume(this);
    }
}
