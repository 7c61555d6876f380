package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.ExactQuotients;
import chainrule.derivation.Exactness;
import chainrule.derivation.IndexNames;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Places;
import chainrule.derivation.Uses;
import chainrule.differences.Balance;
import chainrule.differences.DifferenceQuotients;
import chainrule.differences.Direction;
import chainrule.differences.Verdict;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.calculus.FunctionDerivatives;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Differentiates each definition by each name in it, element by element, and checks it against differences. */
final class LocalDerivatives {

    private static final Simplifier CONTRACTION = new Simplifier(List.of(Strategies.CONTRACT));

    private static final double EQUAL = 1e-9;
    /** More pairs of elements than this are checked at places spread over all of them. */
    private static final int MOST_PAIRS = 200;
    /** Rows that are compared with differences, spread over all. */
    private static final int MOST_ROWS = 4;

    private final Derivation derivation;
    private final Uses uses;
    private final CheckPoints points;
    private final IndexNames names;
    private final FunctionDerivatives functions;

    private LocalDerivatives(Derivation derivation, Uses uses, CheckPoints points) {
        this.derivation = derivation;
        this.uses = uses;
        this.points = points;
        this.names = new IndexNames(derivation.network());
        this.functions = KnownFunctions.of(derivation);
    }

    static List<LocalDerivative> of(Derivation derivation, Uses uses, CheckPoints points) {
        LocalDerivatives locals = new LocalDerivatives(derivation, uses, points);
        List<LocalDerivative> all = new ArrayList<>();
        for (Assignment a : derivation.network().definitions()) {
            for (Symbol s : Accesses.symbols(a.value())) {
                if (!a.mean() && uses.carriesGradient(s) && uses.consumersTowardsLoss(s).contains(a)) {
                    LocalDerivative d = locals.derive(locals.named(a), s);
                    locals.check(d);
                    locals.mark(d);
                    all.add(d);
                }
            }
        }
        return all;
    }

    /** The assignment with its axes named i, j, k, … */
    private Assignment named(Assignment a) {
        List<Index> axes = names.of(a.target().axes(), List.of());
        Map<Index, Affine> renaming = new HashMap<>();
        for (int k = 0; k < axes.size(); k++) {
            renaming.put(a.axes().get(k), Affine.of(axes.get(k)));
        }
        return new Assignment(a.target(), axes, Substitution.ofIndices(renaming).apply(a.value()));
    }

    private LocalDerivative derive(Assignment a, Symbol by) {
        List<Index> byAxes = names.of(by.axes(), a.axes());
        List<Expr> terms = new ArrayList<>();
        for (Differential.Contribution c : Differential.of(a.value(), s -> s == by, functions)) {
            List<Expr> factors = new ArrayList<>(List.of(c.coefficient()));
            for (int k = 0; k < byAxes.size(); k++) {
                factors.add(Exprs.delta(Affine.of(byAxes.get(k)), c.variable().subscripts().get(k)));
            }
            terms.add(Exprs.sum(c.bound(), Exprs.mul(factors)));
        }
        List<Definition> near = List.of(new Definition(a.target(), a.axes(), a.value()));
        Expr differential = CONTRACTION.simplify(Exprs.add(terms));
        Simplifier.Result result = Simplifier.withNames(library(), near).run(differential);
        List<OperationDifferential> operations =
                DifferentialSteps.of(a.value(), by, a.axes(), functions, names::of);
        return new LocalDerivative(a, by, byAxes, operations, result.steps(), result.value());
    }

    private List<NamedFunction> library() {
        return derivation.functions().stream()
                .map(DerivedFunctions.Derivation::function)
                .distinct()
                .toList();
    }

    private Set<Symbol> names(LocalDerivative d) {
        Stream<Expr> ofOperations = d.operations().stream()
                .flatMap(o -> Stream.concat(Stream.of(o.term()), o.parts().stream().map(OperationDifferential.Part::coefficient)));
        Stream<Expr> terms = Stream.of(Stream.of(d.definition().value(), d.value()), d.steps().stream().map(Simplifier.Step::before), ofOperations)
                .flatMap(s -> s);
        return points.excerpts().names(List.of(d.definition().target(), d.by()), terms);
    }

    /** The first line also against exact difference quotients. */
    private void mark(LocalDerivative d) {
        List<Index> axes = new ArrayList<>(d.axes());
        axes.addAll(d.byAxes());
        List<Exactness> lines = new ArrayList<>();
        Set<Symbol> names = names(d);
        d.steps().forEach(s -> lines.add(points.excerpts().compare(names, e -> e.exact().compare(axes, s.before(), d.value()))));
        ExactCheck.Side quotient = ExactQuotients.of(d.axes(), d.definition().value(), d.by(), d.byAxes());
        Exactness derivative = points.excerpts().compare(
                names, e -> e.exact().compare(axes, at -> at.value(axes, d.value()), quotient));
        lines.add(derivative);
        lines.set(0, lines.get(0).and(derivative));
        points.mark(d, "∂" + d.definition().target() + "/∂" + d.by(), lines.toArray(Exactness[]::new));
    }

    private void check(LocalDerivative d) {
        points.require(names(d), e -> {
            DifferentialCheck operations = new DifferentialCheck(e, d.by());
            d.operations().forEach(operations::require);
            checkSteps(d, e);
            checkRows(d, e);
        });
    }

    private static void checkSteps(LocalDerivative d, Environment e) {
        Places pairs = Places.of(e, Stream.concat(d.axes().stream(), d.byAxes().stream()).toList());
        int stride = Math.max(1, pairs.count() / MOST_PAIRS);
        for (int pair = 0; pair < pairs.count(); pair += stride) {
            Map<IndexTerm, Integer> at = pairs.at(pair);
            Measured value = new Evaluator(e).measure(d.value(), at);
            for (Simplifier.Step step : d.steps()) {
                CheckPoints.require(new Evaluator(e).measure(step.before(), at), value, EQUAL, step.reason());
            }
        }
    }

    /** Some rows of the Jacobian times a random direction are slopes along it. */
    private static void checkRows(LocalDerivative d, Environment e) {
        Places rows = Places.of(e, d.axes());
        int stride = Math.max(1, rows.count() / MOST_ROWS);
        Random random = new Random(rows.count());
        for (int row = 0; row < rows.count(); row += stride) {
            checkRow(d, e, rows.at(row), random);
        }
    }

    private static void checkRow(LocalDerivative d, Environment e, Map<IndexTerm, Integer> at, Random random) {
        Places columns = Places.of(e, d.byAxes());
        Map<IndexTerm, Integer> place = new HashMap<>(at);
        Measured[] claims = new Measured[columns.count()];
        for (int k = 0; k < claims.length; k++) {
            place.putAll(columns.at(k));
            claims[k] = new Evaluator(e).measure(d.value(), place);
        }
        double[] values = e.get(d.by()).data();
        double[] direction = Direction.of(values, Arrays.stream(claims).mapToDouble(Measured::value).toArray(), random);
        Supplier<Measured> value = () -> new Evaluator(e).measure(d.definition().value(), at);
        DifferenceQuotients quotients = DifferenceQuotients.along(
                direction, values, () -> new double[] {value.get().value()}, new double[] {value.get().scale()});
        Balance balance = new Balance();
        balance.know(1, quotients, 0);
        for (int k = 0; k < claims.length; k++) {
            balance.claim(claims[k].value(), claims[k].scale(), direction[k]);
        }
        if (quotients.isSmooth(0) && balance.verdict() == Verdict.DIFFERS) {
            throw new LineCheckException("∂" + d.definition().target() + "/∂" + d.by() + " gives " + balance);
        }
    }
}
