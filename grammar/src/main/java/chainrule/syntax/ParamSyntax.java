package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * A learned tensor, `param W[3, 2] ~ glorot` or `param g[6] = 1`; at most one of the two values is there.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param shape the sizes, none for a number
 * @param initializer after `~`, a {@link NameSyntax} or a {@link CallSyntax}
 * @param constant after `=`, the value at the start
 * @param span the whole statement
 */
public record ParamSyntax(
        String name,
        SourceSpan nameSpan,
        List<ExpressionSyntax> shape,
        Optional<ExpressionSyntax> initializer,
        Optional<ExpressionSyntax> constant,
        SourceSpan span)
        implements StatementSyntax {
    public ParamSyntax {
        shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitParam(this);
    }
}
