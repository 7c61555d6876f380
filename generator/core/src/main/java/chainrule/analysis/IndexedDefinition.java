package chainrule.analysis;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.syntax.DefinitionSyntax;
import chainrule.syntax.ExpressionSyntax;
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

    /** The number at the indices. */
    Expr body(List<Index> axes) {
        Scope inside = new Scope(scope);
        axes.forEach(inside::putIndex);
        ExpressionSyntax value = BatchMean.body(d.value()).orElse(d.value());
        Value v = new ExpressionAnalyzer(c, inside, frame.over(axes)).real(value);
        if (v.rank() != 0) {
            throw c.reporter()
                    .fail(
                            "partial-indexing",
                            "the right side has the shape " + v.shape() + " for each " + axes
                                    + ", where a number is due: index all its axes",
                            d.value().span());
        }
        return v.body();
    }
}
