package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A function, `fn f(z) = …`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param formals its arguments
 * @param body its value
 * @param span where it stands
 */
public record FunctionSyntax(
        String name, SourceSpan nameSpan, List<FormalSyntax> formals, ExpressionSyntax body, SourceSpan span) {
    public FunctionSyntax {
        formals = List.copyOf(formals);
    }
}
