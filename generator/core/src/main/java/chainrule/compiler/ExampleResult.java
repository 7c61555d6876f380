package chainrule.compiler;

import chainrule.explanation.WorkedExample;
import chainrule.source.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * A derivation in numbers.
 *
 * @param diagnostics what is wrong with the numbers that were given
 * @param example empty where there are errors
 */
public record ExampleResult(List<Diagnostic> diagnostics, Optional<WorkedExample> example) {

    public ExampleResult {
        diagnostics = List.copyOf(diagnostics);
    }
}
