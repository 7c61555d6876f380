package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * What a sample should give, `target y[1]` or `target t class[10]`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param shape the sizes, none for a number
 * @param classes for integers, the number that they are below
 * @param span the whole statement
 */
public record TargetSyntax(
        String name,
        SourceSpan nameSpan,
        List<ExpressionSyntax> shape,
        Optional<ExpressionSyntax> classes,
        SourceSpan span)
        implements StatementSyntax {
    public TargetSyntax {
        shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitTarget(this);
    }
}
