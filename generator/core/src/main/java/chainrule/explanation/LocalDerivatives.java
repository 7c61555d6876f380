package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.ExactQuotients;
import chainrule.derivation.Exactness;
import chainrule.derivation.IndexNames;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
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

/** Differentiates each definition by each name in it, element by element, and checks it against difference quotients. */
final class LocalDerivatives {

    private static final Simplifier CONTRACTION = new Simplifier(List.of(Strategies.CONTRACT));

    private static final double STEP = 1e-5;
    private static final double EQUAL = 1e-9;
    private static final double TOLERANCE = 1e-5;
    /** Two quotients that differ by more than this have a kink between them: the place is skipped. */
    private static final double KINK = 1e-3;
    /** More pairs of elements than this are checked at places spread over all of them. */
    private static final int MOST_PAIRS = 200;

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
        ExactCheck.Side quotient = ExactQuotients.of(d.axes(), d.definition().value(), d.by(), d.byAxes());
        Exactness derivative = points.exact().compare(axes, at -> at.value(axes, d.value()), quotient);
        lines.add(derivative);
        lines.set(0, lines.get(0).and(derivative));
        points.mark(d, "∂" + d.definition().target() + "/∂" + d.by(), lines.toArray(Exactness[]::new));
    }

    private void check(LocalDerivative d) {
        for (Environment e : points.points()) {
            DifferentialCheck operations = new DifferentialCheck(e, d.by());
            d.operations().forEach(operations::require);
            int[] shape = CheckPoints.shape(e, d.axes());
            int[] byShape = CheckPoints.shape(e, d.byAxes());
            int count = CheckPoints.count(shape) * CheckPoints.count(byShape);
            int stride = Math.max(1, count / MOST_PAIRS);
            for (int pair = 0; pair < count; pair += stride) {
                check(d, e, pair % CheckPoints.count(shape), pair / CheckPoints.count(shape));
            }
        }
    }

    private static void check(LocalDerivative d, Environment e, int place, int byPlace) {
        var at = CheckPoints.at(d.axes(), CheckPoints.shape(e, d.axes()), place);
        double coarse = quotient(d, e, place, byPlace, STEP);
        double fine = quotient(d, e, place, byPlace, STEP / 4);
        at.putAll(CheckPoints.at(d.byAxes(), CheckPoints.shape(e, d.byAxes()), byPlace));
        double value = CheckPoints.value(e, d.value(), at);
        for (Simplifier.Step step : d.steps()) {
            Measured before = new Evaluator(e).measure(step.before(), at);
            CheckPoints.require(before, new Measured(value, Math.abs(value)), EQUAL, step.reason());
        }
        double scale = 1 + Math.abs(value) + Math.abs(e.get(d.definition().target()).data()[place]);
        if (Math.abs(coarse - fine) <= KINK * scale) {
            CheckPoints.require(
                    new Measured(value, scale), new Measured(fine, scale), TOLERANCE,
                    "∂" + d.definition().target() + "/∂" + d.by());
        }
    }

    private static double quotient(LocalDerivative d, Environment e, int place, int byPlace, double step) {
        var at = CheckPoints.at(d.axes(), CheckPoints.shape(e, d.axes()), place);
        double[] data = e.get(d.by()).data();
        double kept = data[byPlace];
        double h = step * Math.max(1, Math.abs(kept));
        data[byPlace] = kept + h;
        double up = CheckPoints.value(e, d.definition().value(), at);
        data[byPlace] = kept - h;
        double down = CheckPoints.value(e, d.definition().value(), at);
        data[byPlace] = kept;
        return (up - down) / (2 * h);
    }
}
