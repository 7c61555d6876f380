package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.ExactDirection;
import chainrule.derivation.Exactness;
import chainrule.derivation.Excerpts;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.Branches;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import chainrule.symbolic.exact.NotExactException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A gradient against the products of the local derivatives along its paths, in exact arithmetic. */
final class ChainProducts {

    /** A local derivative at a sample, with the branches that were met there. */
    private record Matrix(ExactNumber[] elements, Branches branches) {}

    private final Map<Symbol, Symbol> adjoints = new IdentityHashMap<>();
    /** By the definition, then by the name that it is differentiated by. */
    private final Map<Symbol, Map<Symbol, LocalDerivative>> locals = new IdentityHashMap<>();
    /** Chains of neighbouring parameters share most of their factors. */
    private final Map<ExactPoint, Map<LocalDerivative, Matrix>> matrices = new IdentityHashMap<>();
    private final Excerpts excerpts;

    ChainProducts(Derivation derivation, List<LocalDerivative> locals, Excerpts excerpts) {
        this.excerpts = excerpts;
        derivation.adjoints().forEach(d -> adjoints.put(d.target().primal(), d.target()));
        locals.forEach(d -> this.locals
                .computeIfAbsent(d.definition().target(), s -> new IdentityHashMap<>())
                .putIfAbsent(d.by(), d));
    }

    /** Compares both in a random direction of the parameter. */
    Exactness check(Chain chain, Derived gradient) {
        return excerpts.compare(names(chain, gradient), e -> check(chain, gradient, e.exact()));
    }

    private Exactness check(Chain chain, Derived gradient, ExactCheck exact) {
        Random random = new Random(chain.paths().size());
        return exact.compareSides(List.of(), at -> {
            ExactNumber[] known = at.point().values(gradient.target());
            ExactDirection direction = ExactDirection.of(known, random);
            ExactCheck.Side sum = sample -> sum(chain, direction, sample);
            return new ExactCheck.Pair(gradient.mean() ? at.mean(sum) : sum.at(at), direction.times(known));
        });
    }

    /** Those of all factors, of what they are derivatives of, and of the gradient. */
    private Set<Symbol> names(Chain chain, Derived gradient) {
        List<Symbol> names = new ArrayList<>(List.of(gradient.target(), chain.parameter()));
        List<Expr> terms = new ArrayList<>(List.of(gradient.result().value()));
        for (Chain.Path path : chain.paths()) {
            Symbol by = chain.parameter();
            for (Symbol of : path.through()) {
                names.add(of);
                Optional.ofNullable(locals.getOrDefault(of, Map.of()).get(by)).ifPresent(d -> terms.add(d.value()));
                by = of;
            }
            Optional.ofNullable(path.reachesLoss() ? null : adjoints.get(by)).ifPresent(names::add);
        }
        return excerpts.names(names, terms.stream());
    }

    private ExactNumber sum(Chain chain, ExactDirection direction, ExactCheck.Place at) {
        return chain.paths().stream()
                .map(path -> direction.times(along(path, chain.parameter(), at)))
                .reduce(ExactNumber.of(0), ExactNumber::plus);
    }

    /** The product along a path, from the loss's side on: a row times one matrix after the other. */
    private ExactNumber[] along(Chain.Path path, Symbol parameter, ExactCheck.Place at) {
        List<Symbol> through = path.through();
        Symbol head = through.get(through.size() - 1);
        ExactNumber[] row = path.reachesLoss()
                ? new ExactNumber[] {ExactNumber.of(1)}
                : at.point().values(adjoints.get(head));
        for (int k = through.size() - 1; k >= 0; k--) {
            row = times(row, local(through.get(k), k == 0 ? parameter : through.get(k - 1)), at);
        }
        return row;
    }

    private LocalDerivative local(Symbol of, Symbol by) {
        LocalDerivative d = locals.getOrDefault(of, Map.of()).get(by);
        if (d == null) {
            throw new NotExactException("a mean over the batch has no local derivative in one sample");
        }
        return d;
    }

    private ExactNumber[] times(ExactNumber[] row, LocalDerivative d, ExactCheck.Place at) {
        ExactNumber[] matrix = matrix(d, at);
        int width = matrix.length / row.length;
        ExactNumber[] product = new ExactNumber[width];
        Arrays.fill(product, ExactNumber.of(0));
        for (int k = 0; k < matrix.length; k++) {
            product[k % width] = product[k % width].plus(row[k / width].times(matrix[k]));
        }
        return product;
    }

    private ExactNumber[] matrix(LocalDerivative d, ExactCheck.Place at) {
        Matrix matrix = matrices
                .computeIfAbsent(at.point(), p -> new IdentityHashMap<>())
                .computeIfAbsent(d, x -> evaluated(x, at.point()));
        at.branches().addAll(matrix.branches());
        return matrix.elements();
    }

    private static Matrix evaluated(LocalDerivative d, ExactPoint point) {
        List<Index> axes = new ArrayList<>(d.axes());
        axes.addAll(d.byAxes());
        Branches branches = new Branches();
        return new Matrix(new ExactEvaluator(point, branches).values(axes, d.value()), branches);
    }
}
