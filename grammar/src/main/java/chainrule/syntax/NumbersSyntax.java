package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * A number, or a list of such: `[[1, 2], [3, -4]]` has its elements in row-major order.
 *
 * @param number its value; 0 for a list
 * @param elements none for a number
 * @param span where it stands
 */
public record NumbersSyntax(double number, List<NumbersSyntax> elements, SourceSpan span) {
    public NumbersSyntax {
        elements = List.copyOf(elements);
    }

    public boolean isList() {
        return !elements.isEmpty();
    }
}
