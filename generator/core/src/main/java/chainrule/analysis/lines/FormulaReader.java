package chainrule.analysis.lines;

import chainrule.analysis.AnalysisException;
import chainrule.analysis.BatchMean;
import chainrule.analysis.Compilation;
import chainrule.analysis.ExpressionAnalyzer;
import chainrule.analysis.Expressions;
import chainrule.analysis.Frame;
import chainrule.analysis.FunctionTable;
import chainrule.analysis.Graph;
import chainrule.analysis.IndexInference;
import chainrule.analysis.Reporter;
import chainrule.analysis.Scope;
import chainrule.analysis.Value;
import chainrule.library.Sources;
import chainrule.source.Diagnostics;
import chainrule.source.SourceSpan;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.syntax.DerivativeName;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.IndexBinderSyntax;
import chainrule.syntax.NameSyntax;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads expressions about a resolved network, such as the lines of a hand-written derivation: by the analysis of
 * specifications, but for products, which {@link LooseProducts} reads as people write them.
 */
public final class FormulaReader {

    /** What stands for the batch in `mean[batch](…)`. */
    public static final String BATCH = BatchMean.BATCH;

    private static final Frame FRAME = Frame.of("step", "", 0);

    private final Sources sources;
    private final FunctionTable functions;
    private final Map<String, Symbol> symbols;
    private final Scope network = new Scope(null);

    /**
     * @param symbols what can be named
     * @param sizes the named sizes
     */
    public FormulaReader(Sources sources, Map<String, Symbol> symbols, Map<String, Affine> sizes) {
        this.sources = sources;
        this.functions = new FunctionTable(sources);
        this.symbols = Map.copyOf(symbols);
        sizes.forEach(network::putSize);
        symbols.forEach((name, s) -> network.put(name, () -> Value.of(s)));
    }

    /**
     * The meaning of an expression.
     *
     * @param indices what it is an element at; none for a whole tensor
     * @return empty where something is wrong, which the diagnostics hold then
     */
    public Optional<Meaning> read(
            ExpressionSyntax e, List<Index> indices, LayoutConvention layout, FormulaNames names, Diagnostics diagnostics) {
        Compilation c = compilation(diagnostics);
        Scope scope = scope(List.of(e), names, layout);
        indices.forEach(scope::putIndex);
        try {
            LooseExpressions.Operand read = new LooseExpressions(c, scope, FRAME, layout, names, symbols).operand(e);
            return Optional.of(formula(c, read, indices, e.span()));
        } catch (AnalysisException reported) {
            return Optional.empty();
        }
    }

    /** The indices of a definition `d[i, j] = e`, with their ranges; empty where they cannot be found. */
    public Optional<List<Index>> indices(
            List<IndexBinderSyntax> binders, ExpressionSyntax e, FormulaNames names, Diagnostics diagnostics) {
        Compilation c = compilation(diagnostics);
        Scope scope = scope(List.of(e), names, LayoutConvention.COLUMNS);
        try {
            ExpressionAnalyzer outer = new ExpressionAnalyzer(c, scope, FRAME);
            return Optional.of(new IndexInference(c, scope, FRAME, outer::value).infer(binders, e));
        } catch (AnalysisException reported) {
            return Optional.empty();
        }
    }

    private Compilation compilation(Diagnostics diagnostics) {
        return new Compilation(sources, new Reporter(diagnostics, sources), new FixedSizes(), functions, new Graph());
    }

    /** The names of the network, and of the others those that the expressions use. */
    private Scope scope(List<ExpressionSyntax> expressions, FormulaNames names, LayoutConvention layout) {
        Set<String> used = new LinkedHashSet<>();
        expressions.forEach(e -> Expressions.walk(e, x -> {
            if (x instanceof NameSyntax n) {
                used.add(n.name());
            }
        }));
        Scope scope = new Scope(network);
        for (String name : used) {
            names.named(name).ifPresent(f -> scope.put(name, () -> LooseExpressions.value(layout.of(f))));
        }
        return scope;
    }

    private static Meaning formula(
            Compilation c, LooseExpressions.Operand read, List<Index> indices, SourceSpan span) {
        Value v = read.value();
        if (v.kind() != Value.Kind.REAL) {
            throw c.reporter().fail("wrong-kind", "a line of a derivation is about real numbers", span);
        }
        if (indices.isEmpty()) {
            return new Meaning(v.axes(), v.body(), v.isRow(), c.graph().definitions(), read.derivative());
        }
        if (v.rank() != 0) {
            throw c.reporter()
                    .fail(
                            "wrong-shape",
                            "this has the shape " + v.shape() + " for each " + indices
                                    + ", where a number is due: index all its axes",
                            span);
        }
        return new Meaning(indices, v.body(), false, c.graph().definitions(), Optional.empty());
    }

    /** Whether a name is one of the network or of its sizes. */
    public boolean isKnown(String name) {
        return !DerivativeName.isQuotient(name) && (symbols.containsKey(name) || network.size(name) != null);
    }
}
