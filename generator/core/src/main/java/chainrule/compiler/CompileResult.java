package chainrule.compiler;

import chainrule.derivation.Derivation;
import chainrule.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of a request.
 *
 * @param diagnostics errors and warnings, in the order of the text
 * @param derivation the checked derivation, if there were no errors
 * @param read the files that were read: the specification and what it imports, for up-to-date checks
 */
public record CompileResult(List<Diagnostic> diagnostics, Optional<Derivation> derivation, List<Path> read) {

    public CompileResult {
        diagnostics = List.copyOf(diagnostics);
        read = List.copyOf(read);
    }
}
