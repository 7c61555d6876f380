package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * Numbers for a name, such as `x = [0.5, -1]`.
 *
 * @param name the name as typed, but for what every name is brought to
 * @param nameSpan where the name stands
 */
public record ValueSyntax(String name, SourceSpan nameSpan, NumbersSyntax numbers) {}
