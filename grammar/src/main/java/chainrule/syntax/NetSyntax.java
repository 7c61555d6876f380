package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A network, `net Name { … }`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param statements its lines
 * @param span where it stands
 */
public record NetSyntax(String name, SourceSpan nameSpan, List<StatementSyntax> statements, SourceSpan span) {
    public NetSyntax {
        statements = List.copyOf(statements);
    }
}
