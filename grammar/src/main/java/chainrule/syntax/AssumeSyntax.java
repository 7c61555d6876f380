package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * What the writer knows, `assume x > 0`. An equation is a comparison by `==`, a property such as `A symmetric` a call.
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
