package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * A pipe, `x |> f(b)`, which means `f(x, b)`. A bare name on the right is a call without arguments.
 *
 * @param value the first argument of the stage
 * @param stage the call, without that argument
 * @param span where it stands
 */
public record PipeSyntax(ExpressionSyntax value, CallSyntax stage, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitPipe(this);
    }
}
