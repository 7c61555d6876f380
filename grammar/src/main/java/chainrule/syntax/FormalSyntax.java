package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;
import java.util.Optional;

/**
 * A formal argument: `x`, with a shape `x[n]`, a class `t class[k]`, or with a default `rate = 0.1`.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param shape the sizes, none if no shape is said
 * @param classes for a class value, the number of classes
 * @param defaultValue what it is when no argument is given
 * @param span where it stands
 */
public record FormalSyntax(
        String name,
        SourceSpan nameSpan,
        List<ExpressionSyntax> shape,
        Optional<ExpressionSyntax> classes,
        Optional<ExpressionSyntax> defaultValue,
        SourceSpan span) {
    public FormalSyntax {
        shape = List.copyOf(shape);
    }

    /** Whether a shape is said; without one the argument may have any. */
    public boolean shaped() {
        return !shape.isEmpty();
    }

    /** Whether this takes `true` or `false`: its default says it. */
    public boolean isTruth() {
        return defaultValue.filter(BooleanSyntax.class::isInstance).isPresent();
    }
}
