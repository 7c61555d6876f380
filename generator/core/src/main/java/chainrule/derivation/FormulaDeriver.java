package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Formula;
import chainrule.model.Parameter;
import chainrule.symbolic.Affine;
import chainrule.symbolic.DefinedFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.Simplifier;
import chainrule.symbolic.rewrite.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Derives an expression: the gradients of its network with every name put in that its writer did not choose, and the place of
 * an element as the indices of a Jacobian. The second derivatives are the first ones of the gradients as they are before a declared
 * fact is used: it holds at the points that are meant, and not beside them, where a derivative looks as well. Facts are used on
 * what was differentiated.
 */
public final class FormulaDeriver {

    private final Theory theory;
    private final List<NamedFunction> library;
    private final List<Strategy> facts;
    private final Simplifier algebra;
    /** The forms that differences could not compare in all their elements. */
    private final List<ClosedForm> open = new ArrayList<>();

    private FormulaDeriver(
            Theory theory, Formula formula, List<NamedFunction> library, List<DefinedFunction> tensorFunctions) {
        this.theory = theory;
        this.library = library;
        this.facts = FactRules.of(formula.network(), theory.laws());
        this.algebra = Simplifier.forReading(theory.laws(), library, tensorFunctions, List.of()).with(facts);
    }

    /**
     * @param order 1 for gradients and Jacobians, 2 for Hessians
     * @throws LineCheckException if a line does not hold
     */
    public static FormulaDerivation derive(
            Theory theory,
            Formula formula,
            List<NamedFunction> library,
            List<DefinedFunction> tensorFunctions,
            int order) {
        FormulaDeriver deriver = new FormulaDeriver(theory, formula, library, tensorFunctions);
        Derivation first = deriver.checked(formula);
        List<ClosedForm> gradients = deriver.gradients(formula, formula, first);
        if (order == 1) {
            return deriver.covered(new FormulaDerivation(formula, first, gradients, gradients, first.coverage()));
        }
        Formula free = formula.withoutFacts();
        FormulaDeriver factless = new FormulaDeriver(theory, free, library, tensorFunctions);
        List<ClosedForm> unreduced = deriver.facts.isEmpty()
                ? gradients
                : factless.gradients(free, formula, factless.checked(free));
        List<ClosedForm> second = deriver.reduced(formula, unreduced, factless.second(free, unreduced));
        return deriver.covered(new FormulaDerivation(formula, first, unreduced, second, first.coverage()));
    }

    /** With the forms that neither differences nor exact arithmetic could compare. */
    private FormulaDerivation covered(FormulaDerivation d) {
        if (open.isEmpty()) {
            return d;
        }
        List<Exactness> marks = ExactForms.of(d);
        List<ClosedForm> left = IntStream.range(0, marks.size())
                .filter(k -> marks.get(k) == Exactness.NONE)
                .mapToObj(d.closedForms()::get)
                .filter(f -> open.stream().anyMatch(o -> o == f))
                .toList();
        return new FormulaDerivation(d.formula(), d.derivation(), d.gradients(), d.closedForms(), d.coverage().with(left));
    }

    /** @param where the facts of this expression hold where they are checked */
    private List<ClosedForm> gradients(Formula formula, Formula where, Derivation derivation) {
        List<ClosedForm> gradients = closed(formula, derivation);
        gradients.stream().filter(g -> !FormulaChecker.checkFirst(where, g)).forEach(open::add);
        return gradients;
    }

    private Derivation checked(Formula formula) {
        return Deriver.checked(theory, formula.network(), library, List.of());
    }

    private List<ClosedForm> closed(Formula formula, Derivation d) {
        Inlining inlining = Inlining.of(d);
        Citations citations = new Citations(facts, d.adjoints());
        List<ClosedForm> closed = new ArrayList<>();
        for (Derived adjoint : d.adjoints()) {
            if (adjoint.target().primal().role() == Symbol.Role.PARAMETER) {
                Assignment row = adjoint.result();
                ClosedForm form = jacobian(formula, row.withValue(inlining.apply(row.value())));
                Simplifier.Result value = algebra.run(form.value());
                closed.add(new ClosedForm(
                        form.of(), form.by(), form.axes(), value.value(), false, citations.of(adjoint, value.steps())));
            }
        }
        return closed;
    }

    /** The place of the element becomes the first indices; not simplified yet. */
    private ClosedForm jacobian(Formula formula, Assignment row) {
        Map<Symbol, Index> places = new HashMap<>();
        List<Index> axes = new ArrayList<>();
        for (Symbol place : formula.place()) {
            Index i = Index.named(place.name(), place.classes());
            places.put(place, i);
            axes.add(i);
        }
        axes.addAll(row.axes());
        Substitution toIndices = Substitution.ofAccesses(
                a -> places.containsKey(a.symbol()) ? Exprs.number(Affine.of(places.get(a.symbol()))) : null);
        Expr value = toIndices.apply(row.value());
        return new ClosedForm(formula.value(), List.of(row.target().primal()), axes, value, false, List.of());
    }

    private List<ClosedForm> second(Formula formula, List<ClosedForm> gradients) {
        List<ClosedForm> second = new ArrayList<>();
        for (ClosedForm g : gradients) {
            Formula gradient = gradient(formula, g);
            for (ClosedForm h : closed(gradient, checked(gradient))) {
                List<Symbol> by = new ArrayList<>(g.by());
                by.addAll(h.by());
                second.add(new ClosedForm(g.of(), by, h.axes(), h.value(), false, List.of()));
            }
        }
        return second;
    }

    /** Second derivatives by the facts, each checked where they hold: as the derivative of a first one in which no fact was used. */
    private List<ClosedForm> reduced(Formula formula, List<ClosedForm> gradients, List<ClosedForm> second) {
        Citations citations = new Citations(facts, List.of());
        List<ClosedForm> reduced = new ArrayList<>();
        for (ClosedForm h : second) {
            Simplifier.Result value = algebra.run(h.value());
            ClosedForm form =
                    new ClosedForm(h.of(), h.by(), h.axes(), value.value(), false, citations.of(value.steps()));
            gradients.stream()
                    .filter(g -> g.by().get(0) == h.by().get(0))
                    .filter(g -> !FormulaChecker.checkSecond(formula, g, form))
                    .forEach(g -> open.add(form));
            reduced.add(form);
        }
        return reduced;
    }

    /** A first derivative as an expression of its own, of which the same is declared. */
    static Formula gradient(Formula formula, ClosedForm g) {
        List<Affine> extents = g.axes().stream().map(Index::extent).toList();
        String name = "d" + g.of().name() + "_d" + g.by().get(0).name();
        Symbol value = Symbol.of(Symbol.Role.DEFINITION, name, extents);
        List<String> taken = formula.network().parameters().stream().map(p -> p.symbol().name()).toList();
        List<Parameter> variables = formula.network().parameters();
        return Formula.of(
                formula.network().inputs(), variables, List.of(new Assignment(value, g.axes(), g.value())), formula.network().facts(), taken);
    }
}
