package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * An import, `import "layers.net"`.
 *
 * @param path between the quotes, relative to the importing file
 * @param pathSpan where the path stands, with its quotes
 * @param span where it stands
 */
public record ImportSyntax(String path, SourceSpan pathSpan, SourceSpan span) {}
