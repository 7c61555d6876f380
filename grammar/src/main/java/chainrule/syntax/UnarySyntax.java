package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * A prefix operator and its operand, such as `-x`.
 *
 * @param op the operator
 * @param operand what it applies to
 * @param span where it stands
 */
public record UnarySyntax(UnaryOperator op, ExpressionSyntax operand, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitUnary(this);
    }
}
