package chainrule.maven;

import chainrule.compiler.CompileRequest;
import chainrule.compiler.GeneratedClass;
import chainrule.compiler.NetworkStudy;
import chainrule.compiler.NotGeneratedException;
import chainrule.compiler.Result;
import chainrule.compiler.Studies;
import chainrule.derivation.Derivation;
import chainrule.source.Diagnostic;
import chainrule.source.SourceSpan;
import chainrule.source.SourceText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What came of one spec.
 *
 * @param spec the file
 * @param diagnostics what there is to say to the user
 * @param read the files that it depends on
 * @param generated its class; none if it is wrong, or holds definitions only
 * @param isGood whether it is not wrong
 */
record SpecResult(
        Path spec, List<Diagnostic> diagnostics, List<Path> read, Optional<GeneratedClass> generated, boolean isGood) {
    private static final String MISSING_NET = "missing-net";

    static SpecResult of(Studies studies, CompileRequest request) {
        NetworkStudy study = studies.toRun(request);
        Result<Derivation> result = study.derivation();
        if (isLibrary(result)) {
            return new SpecResult(request.spec(), List.of(), study.read(), Optional.empty(), true);
        }
        try {
            Optional<GeneratedClass> generated = result.value().map(derivation -> study.generate());
            return new SpecResult(request.spec(), result.diagnostics(), study.read(), generated, generated.isPresent());
        } catch (NotGeneratedException e) {
            SourceSpan file = SourceText.of(request.spec().toString(), "").span(0, 0);
            List<Diagnostic> all = new ArrayList<>(result.diagnostics());
            all.add(Diagnostic.error("not-generated", e.getMessage(), file));
            return new SpecResult(request.spec(), all, study.read(), Optional.empty(), false);
        }
    }

    /** Definitions for others to import: nothing is wrong with the file but that it has no net. */
    private static boolean isLibrary(Result<Derivation> result) {
        return !result.diagnostics().isEmpty()
                && result.diagnostics().stream().allMatch(d -> d.code().equals(MISSING_NET));
    }
}
