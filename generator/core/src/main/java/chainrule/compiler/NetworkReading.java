package chainrule.compiler;

import chainrule.analysis.Analyzer;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.source.Diagnostics;
import chainrule.source.SourceText;
import java.util.Optional;

/** A specification that was read for a person: dims without a value stay symbols. */
record NetworkReading(Sources sources, Analyzer.Result result) {

    /** @return empty where something is wrong, which the diagnostics hold then */
    static Optional<NetworkReading> of(CompileRequest request, Diagnostics diagnostics) {
        Sources sources = SourceLoader.load(request.spec(), request.project(), diagnostics);
        if (!diagnostics.hasErrors()) {
            NetworkCompiler.requireOneNet(sources, SourceText.of(request.spec().toString(), ""), diagnostics);
        }
        return diagnostics.hasErrors()
                ? Optional.empty()
                : Analyzer.analyzeForReading(sources, request.dims(), diagnostics)
                        .map(r -> new NetworkReading(sources, r));
    }
}
