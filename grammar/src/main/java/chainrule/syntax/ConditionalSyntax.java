package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * A choice, `if c then a else b`.
 *
 * @param condition what decides
 * @param thenBranch the value where it holds
 * @param elseBranch the value where it does not
 * @param span where it stands
 */
public record ConditionalSyntax(
        ExpressionSyntax condition, ExpressionSyntax thenBranch, ExpressionSyntax elseBranch, SourceSpan span)
        implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitConditional(this);
    }
}
