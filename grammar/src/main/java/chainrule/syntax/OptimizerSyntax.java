package chainrule.syntax;

import chainrule.source.SourceSpan;
import java.util.List;

/**
 * An optimizer: what it remembers and, in order, what it changes.
 *
 * @param name the declared name
 * @param nameSpan where the name stands
 * @param formals its arguments
 * @param states in the order of the text
 * @param updates in the order in which they run
 * @param span where it stands
 */
public record OptimizerSyntax(
        String name,
        SourceSpan nameSpan,
        List<FormalSyntax> formals,
        List<StateSyntax> states,
        List<UpdateSyntax> updates,
        SourceSpan span) {
    public OptimizerSyntax {
        formals = List.copyOf(formals);
        states = List.copyOf(states);
        updates = List.copyOf(updates);
    }
}
