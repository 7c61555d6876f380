package chainrule.compiler;

import chainrule.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A text about a network.
 *
 * @param diagnostics errors and warnings, in the order of the specification
 * @param text empty where there are errors
 */
public record TextResult(List<Diagnostic> diagnostics, Optional<String> text) {

    public TextResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
