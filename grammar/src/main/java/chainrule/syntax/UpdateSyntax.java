package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * An assignment of an optimizer, `theta <- theta - rate*g`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param value its new value
 * @param span where it stands
 */
public record UpdateSyntax(String name, SourceSpan nameSpan, ExpressionSyntax value, SourceSpan span) {}
