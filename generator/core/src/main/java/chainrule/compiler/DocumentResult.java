package chainrule.compiler;

import chainrule.report.Document;
import chainrule.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A document about a network or an expression.
 *
 * @param diagnostics errors and warnings, in the order of the specification
 * @param document empty where there are errors
 */
public record DocumentResult(List<Diagnostic> diagnostics, Optional<Document> document) {

    public DocumentResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
