package chainrule.compiler;

import chainrule.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What came of a question to a {@link Study}.
 *
 * @param diagnostics errors and warnings, in the order of the text
 * @param value empty where there are errors
 */
public record Result<T>(List<Diagnostic> diagnostics, Optional<T> value) {

    public Result {
        diagnostics = List.copyOf(diagnostics);
    }
}
