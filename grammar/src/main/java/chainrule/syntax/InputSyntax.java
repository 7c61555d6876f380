package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * Data of one sample, `input x[4, 3]` or the integers `input w[6] class[1000]`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param shape the sizes, none for a number
 * @param classes for integers, the number that they are below
 * @param span the whole statement
 */
public record InputSyntax(
        String name,
        SourceSpan nameSpan,
        List<ExpressionSyntax> shape,
        Optional<ExpressionSyntax> classes,
        SourceSpan span)
        implements StatementSyntax {
    public InputSyntax {
        shape = List.copyOf(shape);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitInput(this);
    }
}
