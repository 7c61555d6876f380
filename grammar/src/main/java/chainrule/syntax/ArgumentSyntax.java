package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.Optional;

/**
 * An argument of a call, `x` or by name `rate = 0.1`.
 *
 * @param name the formal that it is for, if said
 * @param value what is passed
 * @param span where it stands
 */
public record ArgumentSyntax(Optional<String> name, ExpressionSyntax value, SourceSpan span) {}
