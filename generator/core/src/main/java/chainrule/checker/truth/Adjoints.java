package chainrule.checker.truth;

import chainrule.model.Assignment;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The derivatives of one name by all that it depends on, as definitions: the axes are those of what is differentiated, then those
 * of the variable; each is the sum over the definitions that use the variable, and comes after those that it names. There are none
 * where a way goes through a recurrence or a mean over the batch.
 */
public final class Adjoints {

    private final Symbol of;
    private final Dependence network;
    private final Partials partials;
    private final Map<Symbol, Assignment> byPrimal = new LinkedHashMap<>();

    private Adjoints(Symbol of, Dependence network, Partials partials) {
        this.of = of;
        this.network = network;
        this.partials = partials;
    }

    static Adjoints of(Symbol of, Dependence network, Partials partials) {
        Adjoints adjoints = new Adjoints(of, network, partials);
        Set<Symbol> names = new LinkedHashSet<>();
        for (int k = network.definitions().size() - 1; k >= 0; k--) {
            names.add(network.definitions().get(k).target());
        }
        network.definitions().forEach(d -> names.addAll(network.named(d)));
        names.stream()
                .filter(s -> s != of && !s.isInteger() && network.depends(of, s))
                .forEach(s -> adjoints.byPrimal.put(s, adjoints.assignment(s)));
        return adjoints;
    }

    /** Whether a network has them. */
    static boolean exist(Dependence network) {
        return network.blocks().stream().allMatch(b -> b.recurrence().isEmpty())
                && network.definitions().stream().noneMatch(Assignment::mean);
    }

    List<Assignment> assignments() {
        return List.copyOf(byPrimal.values());
    }

    /** The derivative by a name that what is differentiated depends on; null for any other. */
    Symbol symbol(Symbol by) {
        return byPrimal.containsKey(by) ? byPrimal.get(by).target() : null;
    }

    private Assignment assignment(Symbol s) {
        List<Index> rows = of.axes().stream().map(Index::fresh).toList();
        List<Index> below = s.axes().stream().map(Index::fresh).toList();
        List<Index> axes = new ArrayList<>(rows);
        axes.addAll(below);
        List<Expr> terms = new ArrayList<>();
        for (Assignment user : network.definitions()) {
            boolean leads = user.target() == of || byPrimal.containsKey(user.target());
            if (leads && network.named(user).contains(s)) {
                terms.add(through(user, s, rows, below));
            }
        }
        List<Affine> extents = axes.stream().map(Index::extent).toList();
        Symbol target = Symbol.of(Symbol.Role.DEFINITION, "∂" + of + "/∂" + s, extents);
        return new Assignment(target, axes, partials.contracted(Exprs.add(terms)));
    }

    /** Σ over the axes of a definition: its adjoint times its differential. */
    private Expr through(Assignment user, Symbol s, List<Index> rows, List<Index> below) {
        Partials.Formal partial = partials.of(user, s);
        List<Index> inner = user.axes().stream().map(i -> Index.fresh(i.extent())).toList();
        List<Index> upper = user.target() == of ? rows : inner;
        Map<Index, Affine> at = new HashMap<>();
        for (int k = 0; k < partial.axes().size(); k++) {
            Index i = k < upper.size() ? upper.get(k) : below.get(k - upper.size());
            at.put(partial.axes().get(k), Affine.of(i));
        }
        Expr differential = Substitution.ofIndices(at).apply(partial.body());
        if (user.target() == of) {
            return differential;
        }
        List<Affine> place = new ArrayList<>();
        rows.forEach(i -> place.add(Affine.of(i)));
        inner.forEach(i -> place.add(Affine.of(i)));
        Expr adjoint = Exprs.access(byPrimal.get(user.target()).target(), place);
        return Exprs.sum(inner, Exprs.mul(adjoint, differential));
    }
}
