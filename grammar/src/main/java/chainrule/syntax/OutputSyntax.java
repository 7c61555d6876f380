package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * What the network tells its user, `output a, b`, or with its definition `output p = softmax(z)`.
 *
 * @param names at least one; exactly one if it is defined here
 * @param definition the definition in the same line
 * @param span the whole statement
 */
public record OutputSyntax(List<NameSyntax> names, Optional<DefinitionSyntax> definition, SourceSpan span)
        implements StatementSyntax {
    public OutputSyntax {
        names = List.copyOf(names);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitOutput(this);
    }
}
