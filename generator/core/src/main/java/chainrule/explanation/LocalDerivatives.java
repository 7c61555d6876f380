package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactJacobian;
import chainrule.derivation.Exactness;
import chainrule.derivation.IndexNames;
import chainrule.derivation.JacobianCheck;
import chainrule.derivation.Places;
import chainrule.derivation.Uses;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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


    /** The first line also against exact difference quotients. */
    private void mark(LocalDerivative d) {
        List<Index> axes = new ArrayList<>(d.axes());
        axes.addAll(d.byAxes());
        List<Exactness> lines = new ArrayList<>();
        d.steps().forEach(s -> lines.add(points.exact().compare(axes, s.before(), d.value())));
        Exactness derivative = new ExactJacobian(d.axes(), d.by(), d.byAxes(), d.value())
                .compare(points.exact(), d.definition().value());
        lines.add(derivative);
        lines.set(0, lines.get(0).and(derivative));
        points.mark(d, "∂" + d.definition().target() + "/∂" + d.by(), lines.toArray(Exactness[]::new));
    }

    private void check(LocalDerivative d) {
        for (Environment e : points.points()) {
            DifferentialCheck operations = new DifferentialCheck(e, d.by());
            d.operations().forEach(operations::require);
            checkSteps(d, e);
            checkRows(d, e);
        }
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

    /** Some rows of the Jacobian against differences. */
    private static void checkRows(LocalDerivative d, Environment e) {
        Places rows = Places.of(e, d.axes());
        int stride = Math.max(1, rows.count() / MOST_ROWS);
        List<Map<IndexTerm, Integer>> some = IntStream.iterate(0, row -> row < rows.count(), row -> row + stride)
                .mapToObj(rows::at)
                .toList();
        Evaluator evaluator = new Evaluator(e);
        Measured[] jacobian = some.stream().flatMap(at -> row(d, e, evaluator, at)).toArray(Measured[]::new);
        Supplier<Measured[]> values = () -> some.stream()
                .map(at -> new Evaluator(e).measure(d.definition().value(), at))
                .toArray(Measured[]::new);
        JacobianCheck.agreeing(
                e.get(d.by()).data(),
                jacobian,
                values,
                new Random(rows.count()),
                "∂" + d.definition().target() + "/∂" + d.by());
    }

    private static Stream<Measured> row(LocalDerivative d, Environment e, Evaluator evaluator, Map<IndexTerm, Integer> at) {
        Places columns = Places.of(e, d.byAxes());
        return IntStream.range(0, columns.count()).mapToObj(k -> {
            Map<IndexTerm, Integer> place = columns.at(k);
            place.putAll(at);
            return evaluator.measure(d.value(), place);
        });
    }
}
