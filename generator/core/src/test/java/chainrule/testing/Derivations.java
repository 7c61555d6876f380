package chainrule.testing;

import chainrule.analysis.Analyzer;
import chainrule.derivation.Derivation;
import chainrule.derivation.Deriver;
import chainrule.library.SourceLoader;
import chainrule.library.Sources;
import chainrule.source.Diagnostic;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Diagnostics;
import chainrule.model.Network;
import chainrule.source.SourceText;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.NamedFunction;
import java.util.List;
import java.util.Map;

/** From a text to a derivation, for tests. */
public final class Derivations {

    private Derivations() {}

    /** What a text says: a network, and what may be called by name in its derivation. */
    public record Subject(
            Network network, List<NamedFunction> functions, List<DefinedFunction> tensorFunctions) {}

    /** The derivation of a text without mistakes. */
    public static Derivation of(String spec) {
        Subject s = subject(spec);
        return Deriver.derive(s.network(), s.functions(), s.tensorFunctions());
    }

    /** The network of a text without mistakes. */
    public static Subject subject(String spec) {
        Diagnostics diagnostics = new Diagnostics();
        Analyzer.Result result = analyze(spec, Map.of(), diagnostics);
        if (result == null) {
            throw new AssertionError(spec + "\n" + new DiagnosticPrinter().print(diagnostics.sorted()));
        }
        return new Subject(result.network(), result.functions(), result.tensorFunctions());
    }

    /** What is said of a text. */
    public static List<Diagnostic> diagnostics(String spec, Map<String, Integer> dims) {
        Diagnostics diagnostics = new Diagnostics();
        analyze(spec, dims, diagnostics);
        return diagnostics.sorted();
    }

    private static Analyzer.Result analyze(String spec, Map<String, Integer> dims, Diagnostics diagnostics) {
        Sources sources = SourceLoader.load(SourceText.of("Spec.net", spec), diagnostics);
        return diagnostics.hasErrors()
                ? null
                : Analyzer.analyze(sources, dims, diagnostics).orElse(null);
    }
}
