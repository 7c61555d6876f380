package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A layer: parameters and definitions, the last line being its value.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param formals its arguments
 * @param statements its lines; a definition in the last line is one of them
 * @param result the expression in the last line, or the name that the last line defines
 * @param span where it stands
 */
public record LayerSyntax(
        String name,
        SourceSpan nameSpan,
        List<FormalSyntax> formals,
        List<StatementSyntax> statements,
        ExpressionSyntax result,
        SourceSpan span) {
    public LayerSyntax {
        formals = List.copyOf(formals);
        statements = List.copyOf(statements);
    }
}
