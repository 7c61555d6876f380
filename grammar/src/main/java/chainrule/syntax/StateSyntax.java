package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.Optional;

/**
 * What an optimizer remembers for each element, `state m` or `state p = 1`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param initial its value before the first step, zero if not said
 * @param span where it stands
 */
public record StateSyntax(String name, SourceSpan nameSpan, Optional<ExpressionSyntax> initial, SourceSpan span) {}
