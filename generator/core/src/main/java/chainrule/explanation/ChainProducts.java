package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.Exactness;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.NotExactException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A gradient against the products of the local derivatives along its paths, in exact arithmetic. */
final class ChainProducts {

    private final Derivation derivation;
    private final List<LocalDerivative> locals;

    private ChainProducts(Derivation derivation, List<LocalDerivative> locals) {
        this.derivation = derivation;
        this.locals = locals;
    }

    static Exactness check(
            Derivation derivation, List<LocalDerivative> locals, Chain chain, Derived gradient, ExactCheck exact) {
        ChainProducts products = new ChainProducts(derivation, locals);
        ExactCheck.Side sum = at -> products.sum(chain, at);
        return exact.compare(
                gradient.axes(),
                gradient.mean() ? at -> at.mean(sum) : sum,
                at -> at.point().values(gradient.target())[at.number()]);
    }

    private ExactNumber sum(Chain chain, ExactCheck.Place at) {
        return chain.paths().stream()
                .map(path -> along(path, chain.parameter(), at)[at.number()])
                .reduce(ExactNumber.of(0), ExactNumber::plus);
    }

    /** The product along a path, from the loss's side on: a row times one matrix after the other. */
    private ExactNumber[] along(Chain.Path path, Symbol parameter, ExactCheck.Place at) {
        List<Symbol> through = path.through();
        Symbol head = through.get(through.size() - 1);
        ExactNumber[] row = path.reachesLoss()
                ? new ExactNumber[] {ExactNumber.of(1)}
                : at.point().values(adjoint(head));
        for (int k = through.size() - 1; k >= 0; k--) {
            row = times(row, local(through.get(k), k == 0 ? parameter : through.get(k - 1)), at);
        }
        return row;
    }

    private Symbol adjoint(Symbol primal) {
        return derivation.adjoints().stream()
                .map(Derived::target)
                .filter(s -> s.primal() == primal)
                .findFirst()
                .orElseThrow();
    }

    private LocalDerivative local(Symbol of, Symbol by) {
        return locals.stream()
                .filter(d -> d.definition().target() == of && d.by() == by)
                .findFirst()
                .orElseThrow(() -> new NotExactException("a mean over the batch has no local derivative in one sample"));
    }

    private static ExactNumber[] times(ExactNumber[] row, LocalDerivative d, ExactCheck.Place at) {
        List<Index> axes = new ArrayList<>(d.axes());
        axes.addAll(d.byAxes());
        ExactNumber[] matrix = at.evaluator().values(axes, d.value());
        int width = matrix.length / row.length;
        ExactNumber[] product = new ExactNumber[width];
        Arrays.fill(product, ExactNumber.of(0));
        for (int k = 0; k < matrix.length; k++) {
            product[k % width] = product[k % width].plus(row[k / width].times(matrix[k]));
        }
        return product;
    }
}
