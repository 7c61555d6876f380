package chainrule.explanation;

import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Add;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Conditional;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Mul;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Num;
import chainrule.symbolic.Range;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.calculus.Differential;
import chainrule.symbolic.rewrite.RangeAnalysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Bounds the slopes of pointwise definitions: of a polynomial at its vertex and ends, of any other by a search. */
final class Slopes {

    /** A formula with more terms in it is not searched. */
    private static final long MOST_PLACES = 1000;

    private final DefinedRanges ranges;
    private final SlopeSearch search = new SlopeSearch();

    private Slopes(Uses uses) {
        this.ranges = new DefinedRanges(uses);
    }

    static List<BoundedSlope> of(List<LocalDerivative> locals, Uses uses) {
        Slopes finder = new Slopes(uses);
        List<BoundedSlope> slopes = new ArrayList<>();
        for (LocalDerivative d : locals) {
            if (d.isPointwise() && d.by().role() != Symbol.Role.PARAMETER) {
                finder.slope(d).ifPresent(slopes::add);
            }
        }
        return slopes;
    }

    /** None where the slope depends on more than one quantity, is always 1, or has no bound that is found. */
    private Optional<BoundedSlope> slope(LocalDerivative d) {
        Expr value = withOneName(d);
        return bounded(d, value, value)
                .or(() -> bounded(d, value, unfolded(d, value)))
                .or(() -> searched(d, value));
    }

    /** Bounds of a slope that depends on one element of the argument and on nothing else. */
    private Optional<BoundedSlope> searched(LocalDerivative d, Expr slope) {
        if (places(NamedFunction.expandAll(d.definition().value()), new HashMap<>()) > MOST_PLACES) {
            return Optional.empty();
        }
        List<Expr> forms = Stream.of(slope, differentiated(d))
                .map(form -> ofVariable(d, form))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return forms.isEmpty()
                ? Optional.empty()
                : search.of(forms, ranges.of(d.by())).map(b -> new BoundedSlope(
                        d,
                        slope,
                        Optional.empty(),
                        Range.closed(b.over().low(), b.over().high()),
                        Range.closed(b.values().low(), b.values().high()),
                        b.evidence()));
    }

    /** How often terms stand in a term: what nested calls share counts each time, as differentiating it costs. */
    private static long places(Expr e, Map<Expr, Long> known) {
        Long count = known.get(e);
        if (count == null) {
            count = 1L;
            for (Expr child : e.children()) {
                count = Math.min(MOST_PLACES + 1, count + places(child, known));
            }
            known.put(e, count);
        }
        return count;
    }

    /** The derivative of the whole formula of a definition, nothing simplified. */
    private static Expr differentiated(LocalDerivative d) {
        List<Expr> terms = new ArrayList<>();
        Differential.of(NamedFunction.expandAll(d.definition().value()), s -> s == d.by(), Slopes::none)
                .forEach(c -> terms.add(Exprs.sum(c.bound(), c.coefficient())));
        return Exprs.add(terms);
    }

    private static Expr none(NamedFunction f, int argument, List<Expr> arguments) {
        throw new IllegalStateException("a call of " + f + " is left");
    }

    /** A form of the slope with a variable in place of the argument's element; nothing where it depends on more. */
    private static Optional<Expr> ofVariable(LocalDerivative d, Expr slope) {
        Expr form = unfolded(d, slope);
        Set<Access> accesses = Accesses.of(form);
        accesses.removeIf(a -> a.symbol().role() == Symbol.Role.CONSTANT);
        if (accesses.size() != 1 || accesses.iterator().next().symbol() != d.by()) {
            return Optional.empty();
        }
        Expr ofVariable = form.replace(accesses.iterator().next(), Exprs.access(SlopeSearch.VARIABLE));
        // What is 1/x at all steps but the first also depends on the step.
        return Optional.of(ofVariable).filter(e -> e.freeIndices().isEmpty());
    }

    /** Bounds of a form of the slope: a polynomial, by cases perhaps, in one term. */
    private static Optional<BoundedSlope> bounded(LocalDerivative d, Expr slope, Expr form) {
        Set<Expr> atoms = new LinkedHashSet<>();
        collect(form, atoms);
        if (atoms.size() > 1) {
            return Optional.empty();
        }
        Expr variable = atoms.isEmpty() ? null : atoms.iterator().next();
        Range domain = variable == null ? Range.REALS : domain(d.definition(), variable);
        Symbol s = Symbol.formal("s", domain);
        Range bounds = SlopeBounds.of(form.replace(variable, Exprs.access(s)), s);
        boolean says = Double.isFinite(bounds.low())
                && Double.isFinite(bounds.high())
                && !bounds.equals(Range.point(1));
        return says
                ? Optional.of(new BoundedSlope(d, slope, Optional.ofNullable(variable), domain, bounds, BoundedSlope.Evidence.DERIVED))
                : Optional.empty();
    }

    /** The slope with the definition in place of its name. */
    private static Expr unfolded(LocalDerivative d, Expr slope) {
        Assignment a = d.definition();
        return Substitution.ofAccesses(x -> x.symbol() == a.target() ? a.value() : null).apply(slope);
    }

    /** On the diagonal the indices of both names are equal: those of the definition stand for both. */
    private static Expr withOneName(LocalDerivative d) {
        return Substitution.ofIndices(pairs(d)).apply(d.onSupport());
    }

    private static Map<Index, Affine> pairs(LocalDerivative d) {
        Map<Index, Affine> same = new HashMap<>();
        for (int k = 0; k < d.axes().size(); k++) {
            same.put(d.byAxes().get(k), Affine.of(d.axes().get(k)));
        }
        return same;
    }

    /** The terms that a polynomial is made of; of one by cases, those of the cases. */
    private static void collect(Expr e, Set<Expr> atoms) {
        boolean isProduct = e instanceof Mul m && m.factors().stream().allMatch(SlopeBounds::isPower);
        if (e instanceof Conditional c) {
            collect(c.then(), atoms);
            collect(c.otherwise(), atoms);
        } else if (e instanceof Add || isProduct) {
            e.children().forEach(c -> collect(c, atoms));
        } else if (!(e instanceof Num)) {
            atoms.add(e);
        }
    }

    /** Where a term lies whatever the argument of the definition; the output of the definition where its formula does. */
    private static Range domain(Assignment definition, Expr variable) {
        boolean isOutput = variable instanceof Access a && a.symbol() == definition.target();
        return new RangeAnalysis(s -> Range.REALS).of(isOutput ? definition.value() : variable);
    }
}
