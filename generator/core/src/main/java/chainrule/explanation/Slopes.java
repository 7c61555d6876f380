package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexValue;
import chainrule.symbolic.Range;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.RangeAnalysis;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Bounds the slopes of pointwise definitions: of a polynomial at its vertex and ends, of any other by interval arithmetic. */
final class Slopes {

    private Slopes() {}

    static List<Slope> of(List<LocalDerivative> locals) {
        List<Slope> slopes = new ArrayList<>();
        for (LocalDerivative d : locals) {
            if (d.isPointwise() && d.by().role() != Symbol.Role.PARAMETER) {
                slope(d).ifPresent(slopes::add);
            }
        }
        return slopes;
    }

    /** None where the slope depends on more than one quantity, is always 1, or has no bound that is found. */
    private static Optional<Slope> slope(LocalDerivative d) {
        Expr value = withOneName(d);
        Set<Access> accesses = new LinkedHashSet<>();
        collect(value, accesses);
        if (accesses.size() > 1 || containsIndexOrSize(value)) {
            return Optional.empty();
        }
        Access variable = accesses.isEmpty() ? null : accesses.iterator().next();
        Range domain = variable == null ? Range.REALS : domain(d.definition(), variable);
        Symbol s = Symbol.formal("s", domain);
        Expr g = Substitution.ofAccesses(a -> a.equals(variable) ? Exprs.access(s) : null).apply(value);
        Range bounds = SlopeBounds.of(g, s);
        boolean bounded = Double.isFinite(bounds.low()) && Double.isFinite(bounds.high());
        boolean changesNothing = bounds.equals(Range.point(1));
        return bounded && !changesNothing
                ? Optional.of(new Slope(d, value, Optional.ofNullable(variable), domain, bounds))
                : Optional.empty();
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

    private static void collect(Expr e, Set<Access> found) {
        if (e instanceof Access a) {
            found.add(a);
        }
        e.children().forEach(c -> collect(c, found));
    }

    private static boolean containsIndexOrSize(Expr e) {
        return e instanceof IndexValue || e.children().stream().anyMatch(Slopes::containsIndexOrSize);
    }

    /** Where the output of a definition lies whatever its argument; any real number for the argument itself. */
    private static Range domain(Assignment definition, Access variable) {
        return variable.symbol() == definition.target()
                ? new RangeAnalysis(s -> Range.REALS).of(definition.value())
                : Range.REALS;
    }
}
