package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * What training makes small, `loss l = …`.
 *
 * @param definition its name and value
 * @param span the whole statement
 */
public record LossSyntax(DefinitionSyntax definition, SourceSpan span) implements StatementSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitLoss(this);
    }
}
