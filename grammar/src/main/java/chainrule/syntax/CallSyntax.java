package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A call, `f(a, b = 2)`, which may bind indices, `sum[j, u: 3](e)`.
 *
 * @param callee the name before the brackets
 * @param calleeSpan where that name stands
 * @param binders the bound indices, often none
 * @param arguments in the order of the text
 * @param span where it stands
 */
public record CallSyntax(
        String callee,
        SourceSpan calleeSpan,
        List<IndexBinderSyntax> binders,
        List<ArgumentSyntax> arguments,
        SourceSpan span)
        implements ExpressionSyntax {
    public CallSyntax {
        binders = List.copyOf(binders);
        arguments = List.copyOf(arguments);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitCall(this);
    }
}
