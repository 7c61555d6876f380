package chainrule.symbolic.rewrite;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import java.util.List;
import java.util.Map;

/** An exponential in terms of a definition that is a fraction in it: p² e^−z becomes p (1 − p) for p = 1/(1 + e^−z). */
final class ByOutput implements Strategy {

    private final List<Definition> definitions;

    ByOutput(List<Definition> definitions) {
        this.definitions = definitions.stream()
                .filter(d -> d.body().contains(Expr::isExponential))
                .toList();
    }

    @Override
    public String name() {
        return "in terms of the output";
    }

    @Override
    public Expr apply(Expr e) {
        Expr best = e;
        if (e.contains(Expr::isExponential)) {
            for (Definition d : definitions) {
                for (Map<Index, Affine> at : FoldDefinition.candidates(d, best)) {
                    best = Strategy.cheaper(best, replaced(d, at, best));
                }
            }
        }
        return best;
    }

    private static Expr replaced(Definition d, Map<Index, Affine> at, Expr e) {
        Expr body = Substitution.ofIndices(at).apply(d.body());
        Expr name = Exprs.access(d.symbol(), d.axes().stream().map(at::get).toList());
        return OutputForm.of(body, e, name);
    }
}
