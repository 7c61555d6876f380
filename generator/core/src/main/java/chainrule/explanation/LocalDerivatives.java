package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactJacobian;
import chainrule.derivation.Exactness;
import chainrule.derivation.Excerpts;
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
import chainrule.symbolic.rewrite.Definition;
import chainrule.symbolic.rewrite.DerivedFunctions;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Differentiates each definition by each name in it, element by element, and checks it against differences. */
final class LocalDerivatives {

    private static final Simplifier CONTRACTION = new Simplifier(List.of(Strategies.CONTRACT));

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
                    LocalCheck.require(d, points);
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
        Excerpts excerpts = points.excerpts();
        Set<Symbol> around = d.names(excerpts);
        d.steps().forEach(s -> lines.add(excerpts.compare(around, e -> e.exact().compare(axes, s.before(), d.value()))));
        ExactJacobian jacobian = new ExactJacobian(d.axes(), d.by(), d.byAxes(), d.value());
        Exactness derivative = excerpts.compare(around, e -> jacobian.compare(e.exact(), d.definition().value()));
        lines.add(derivative);
        lines.set(0, lines.get(0).and(derivative));
        points.mark(d, "∂" + d.definition().target() + "/∂" + d.by(), lines.toArray(Exactness[]::new));
    }
}
