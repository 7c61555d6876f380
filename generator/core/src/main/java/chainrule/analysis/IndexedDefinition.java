package chainrule.analysis;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.syntax.AccessSyntax;
import chainrule.syntax.CallSyntax;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.ExpressionSyntax;
import chainrule.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A definition in index form: the ranges of its indices, and its value at them. */
final class IndexedDefinition {

    private final Compilation c;
    private final Scope scope;
    private final Frame frame;
    private final DefinitionSyntax d;

    IndexedDefinition(Compilation c, Scope scope, Frame frame, DefinitionSyntax d) {
        this.c = c;
        this.scope = scope;
        this.frame = frame;
        this.d = d;
    }

    /** The indices; a range that cannot be found is reported. */
    List<Index> axes() {
        return distinct(inference().infer(d.indices(), d.value()));
    }

    /** The indices, or empty while what the value names is not known well enough. */
    Optional<List<Index>> tryAxes() {
        return inference().tryInfer(d.indices(), d.value()).map(this::distinct);
    }

    private IndexInference inference() {
        return new IndexInference(c, scope, frame, new ExpressionAnalyzer(c, scope, frame)::value);
    }

    private List<Index> distinct(List<Index> axes) {
        List<String> seen = new ArrayList<>();
        for (Index i : axes) {
            if (seen.contains(i.name())) {
                throw c.reporter()
                        .fail("duplicate-index", "index `" + i.name() + "` stands twice on the left", d.span());
            }
            seen.add(i.name());
        }
        return axes;
    }

    /** Whether the value is the mean of {@link #body} over the batch. */
    boolean isMean() {
        return BatchMean.body(d.value()).isPresent();
    }

    /** `a[t, u] = softmax[u](s[t, u])` is meant as `a = softmax(s)`. */
    private String advice(ExpressionSyntax value) {
        if (!(value instanceof CallSyntax call) || call.binders().isEmpty() || call.arguments().isEmpty()) {
            return "index all its axes";
        }
        String f = call.callee();
        ExpressionSyntax argument = call.arguments().get(0).value();
        String index = call.binders().get(0).name();
        String whole = argument instanceof AccessSyntax a && a.base() instanceof NameSyntax n
                ? "`" + d.name() + " = " + f + "(" + n.name() + ")`, which works along the last axis"
                : "`" + f + "` of a name that stands for `" + argument.span().content() + "`, without indices";
        return "`" + f + "[" + index + "](…)` is a tensor over `" + index + "`: write " + whole
                + ", or index it, as in `" + f + "[q](…)[" + index + "]` with `q` in place of `" + index + "` inside";
    }

    /** The number at the indices. */
    Expr body(List<Index> axes) {
        Scope inside = new Scope(scope);
        axes.forEach(inside::putIndex);
        ExpressionSyntax value = BatchMean.body(d.value()).orElse(d.value());
        Value v = new ExpressionAnalyzer(c, inside, frame.over(axes)).real(value);
        if (v.rank() != 0) {
            throw c.reporter()
                    .fail(c.reporter()
                            .error(
                                    "partial-indexing",
                                    "the right side has the shape " + v.shape() + " for each " + axes + ", where a number is due",
                                    d.value().span())
                            .withSuggestion(advice(value)));
        }
        return v.body();
    }
}
