package chainrule.syntax;

import chainrule.source.SourceSpan;

/**
 * A name where a value is wanted, such as `x`; `h.W` is one name with a dot in it.
 *
 * @param name in normal form C
 * @param span where it stands
 */
public record NameSyntax(String name, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitName(this);
    }
}
