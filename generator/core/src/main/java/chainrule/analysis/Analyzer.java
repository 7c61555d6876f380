package chainrule.analysis;

import chainrule.library.Sources;
import chainrule.model.Network;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.Spelling;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.NamedFunction;
import chainrule.syntax.DeepStack;
import chainrule.syntax.DimSyntax;
import chainrule.syntax.NetSyntax;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names and shapes of a specification: a resolved network, or diagnostics. */
public final class Analyzer {

    /** A resolved network, and the functions of one number and of one whole tensor by whose names terms may be called. */
    public record Result(Network network, List<NamedFunction> functions, List<DefinedFunction> tensorFunctions) {}

    private Analyzer() {}

    /**
     * @param dims values from outside for named dims
     * @return empty where the specification has an error, which the diagnostics hold then
     */
    public static Optional<Result> analyze(Sources sources, Map<String, Integer> dims, Diagnostics diagnostics) {
        return analyze(sources, dims, new SizeTable(false), diagnostics);
    }

    /** The same for a derivation that nothing runs: dims without a value stay symbols. */
    public static Optional<Result> analyzeForReading(
            Sources sources, Map<String, Integer> dims, Diagnostics diagnostics) {
        return analyze(sources, dims, new SizeTable(true), diagnostics);
    }

    private static Optional<Result> analyze(
            Sources sources, Map<String, Integer> dims, SizeTable sizes, Diagnostics diagnostics) {
        return DeepStack.call(() -> run(sources, dims, sizes, diagnostics));
    }

    private static Optional<Result> run(
            Sources sources, Map<String, Integer> dims, SizeTable sizes, Diagnostics diagnostics) {
        if (!Duplicates.none(sources, diagnostics) || sources.nets().isEmpty() || !checkDims(sources.nets().get(0), dims, diagnostics)) {
            return Optional.empty();
        }
        FunctionTable functions = new FunctionTable(sources);
        Optional<Network> first = pass(compilation(sources, sizes, functions, diagnostics), dims);
        // What the first pass found to be equal is one size in the second.
        Optional<Result> result = first.isEmpty() || diagnostics.hasErrors()
                ? Optional.empty()
                : withFunctions(compilation(sources, sizes, functions, diagnostics), dims).filter(r -> !diagnostics.hasErrors());
        if (result.isEmpty() && !diagnostics.hasErrors()) {
            throw new IllegalStateException("the analysis failed without a word");
        }
        return result;
    }

    /** @param functions those of numbers, which are the same in each pass */
    private static Compilation compilation(
            Sources sources, SizeTable sizes, FunctionTable functions, Diagnostics diagnostics) {
        return new Compilation(sources, new Reporter(diagnostics, sources), sizes, functions, new Graph());
    }

    private static Optional<Network> pass(Compilation c, Map<String, Integer> dims) {
        return new NetAnalyzer(c, c.sources().nets().get(0), dims).analyze();
    }

    private static Optional<Result> withFunctions(Compilation c, Map<String, Integer> dims) {
        Optional<Network> network = pass(c, dims);
        try {
            return network.map(n -> new Result(
                    n, c.functions().library(c), new TensorFunctions(c.sources(), c.functions()).all()));
        } catch (AnalysisException reported) {
            return Optional.empty();
        }
    }

    private static boolean checkDims(NetSyntax net, Map<String, Integer> dims, Diagnostics diagnostics) {
        Set<String> known = net.statements().stream()
                .filter(DimSyntax.class::isInstance)
                .map(s -> ((DimSyntax) s).name())
                .collect(Collectors.toSet());
        for (String name : dims.keySet()) {
            if (!known.contains(name)) {
                diagnostics.add(Diagnostic.error(
                                "unknown-dim", "`" + net.name() + "` has no dim `" + name + "`", net.nameSpan())
                        .withNearMiss(Spelling.nearest(name, known)));
            }
        }
        return known.containsAll(dims.keySet());
    }
}
