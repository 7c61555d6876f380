package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A definition, `y = W*x` or with indices `y[i: n] = …`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param indices the free indices, none for a whole tensor
 * @param value what the name stands for
 * @param span the whole statement
 */
public record DefinitionSyntax(
        String name, SourceSpan nameSpan, List<IndexBinderSyntax> indices, ExpressionSyntax value, SourceSpan span)
        implements StatementSyntax {
    public DefinitionSyntax {
        indices = List.copyOf(indices);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitDefinition(this);
    }
}
