package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.math.BigDecimal;

/**
 * A number; it is negative only as a superscript such as `⁻¹`.
 *
 * @param value its exact value
 * @param text as typed; a superscript in plain digits
 * @param span where it stands
 */
public record NumberSyntax(BigDecimal value, String text, SourceSpan span) implements ExpressionSyntax {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visitNumber(this);
    }
}
