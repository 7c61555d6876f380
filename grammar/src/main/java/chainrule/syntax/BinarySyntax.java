package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * An infix operator and its operands, such as `a + b`. A superscript `x²` is a power with a number on the right.
 *
 * <p>A long sum is deep on the left: an analysis of thousands of terms should walk down the left operands in a loop.
 *
 * @param op the operator
 * @param left the operand before it
 * @param right the operand after it
 * @param span where it stands
 * @param operatorSpan where the operator stands
 */
public record BinarySyntax(
        BinaryOperator op, ExpressionSyntax left, ExpressionSyntax right, SourceSpan span, SourceSpan operatorSpan)
        implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitBinary(this);
    }
}
