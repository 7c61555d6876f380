package chainrule.symbolic.rewrite;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the variables of a pattern stand for. A variable with one axis stands for a family: a term over the indices of the
 * reduction that it was found under.
 */
final class Bindings {

    /** A term and the indices that it ranges over; none for a plain variable. */
    record Bound(List<Index> indices, Expr value) {}

    private final Map<Symbol, Bound> variables;

    Bindings() {
        this(new HashMap<>());
    }

    private Bindings(Map<Symbol, Bound> variables) {
        this.variables = variables;
    }

    Bindings copy() {
        return new Bindings(new HashMap<>(variables));
    }

    void replaceBy(Bindings other) {
        variables.clear();
        variables.putAll(other.variables);
    }

    Bound get(Symbol variable) {
        return variables.get(variable);
    }

    void put(Symbol variable, Bound value) {
        variables.put(variable, value);
    }

    /** Whether each variable of a pattern is bound. */
    boolean covers(Expr pattern) {
        if (pattern instanceof Access a) {
            return a.symbol().role() != Symbol.Role.FORMAL || variables.containsKey(a.symbol());
        }
        for (Expr child : pattern.children()) {
            if (!covers(child)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pattern can be put in where it stands: it has no reduction, whose indices only a match names. */
    boolean instantiates(Expr pattern) {
        return !(pattern instanceof Reduce) && pattern.children().stream().allMatch(this::instantiates);
    }

    /** A pattern with its variables put in. */
    Expr instantiate(Expr pattern) {
        if (pattern instanceof Access a && variables.containsKey(a.symbol())) {
            return variables.get(a.symbol()).value();
        }
        return pattern instanceof Reduce r ? instantiate(r) : pattern.mapChildren(this::instantiate);
    }

    private Expr instantiate(Reduce r) {
        Reduce.Opened opened = r.open();
        Symbol family = family(opened.body());
        Bound bound = variables.get(family);
        List<Index> fresh =
                bound.indices().stream().map(i -> Index.fresh(i.extent())).toList();
        Map<Index, Affine> renaming = new HashMap<>();
        for (int k = 0; k < fresh.size(); k++) {
            renaming.put(bound.indices().get(k), Affine.of(fresh.get(k)));
        }
        Bindings inner = copy();
        inner.put(family, new Bound(fresh, Substitution.ofIndices(renaming).apply(bound.value())));
        return Exprs.reduce(r.operator(), fresh, inner.instantiate(opened.body()));
    }

    /** The variable with an axis that a reduction's body names. */
    private static Symbol family(Expr body) {
        if (body instanceof Access a) {
            return a.subscripts().isEmpty() ? null : a.symbol();
        }
        for (Expr child : body.children()) {
            Symbol found = family(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
