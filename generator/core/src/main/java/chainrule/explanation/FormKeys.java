package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.symbolic.Access;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Exprs;
import chainrule.symbolic.Index;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells forms that differ by nothing but names: the same function after each of many layers is measured once. Two forms have
 * equal keys only where they are equal with their symbols replaced one for one, in the order in which they occur.
 */
final class FormKeys {

    private static final Affine ANY_EXTENT = Affine.constant(7);

    private final Map<List<Integer>, Symbol> placeholders = new HashMap<>();

    List<Expr> of(BothForms forms) {
        Set<Symbol> symbols = new LinkedHashSet<>(forms.drivers());
        List<Assignment> all = new ArrayList<>(forms.written());
        all.addAll(forms.stable());
        all.forEach(a -> symbols.addAll(Accesses.symbols(a.value())));
        all.forEach(a -> symbols.add(a.target()));
        List<Symbol> order = List.copyOf(symbols);
        List<Expr> key = new ArrayList<>(List.of(Exprs.num(forms.drivers().size())));
        for (Assignment a : all) {
            key.add(access(order, a.target(), Collections.nCopies(a.axes().size(), Affine.ZERO)));
            key.add(renamed(a, order));
        }
        return key;
    }

    private Expr renamed(Assignment a, List<Symbol> order) {
        Map<Index, Affine> axes = new HashMap<>();
        for (int k = 0; k < a.axes().size(); k++) {
            axes.put(a.axes().get(k), Affine.of(Index.named("i" + k, ANY_EXTENT)));
        }
        Expr value = Substitution.ofIndices(axes).apply(a.value());
        return Substitution.ofAccesses(x -> isRenamed(x) ? access(order, x.symbol(), x.subscripts()) : null)
                .apply(value);
    }

    /** Integer data stands in subscripts as well, and keeps its name. */
    private static boolean isRenamed(Access x) {
        return !x.symbol().isInteger() && x.symbol().call() == null && x.symbol().role() != Symbol.Role.CONSTANT;
    }

    private Expr access(List<Symbol> order, Symbol s, List<Affine> subscripts) {
        List<Integer> place = List.of(order.indexOf(s), s.axes().size());
        Symbol placeholder = placeholders.computeIfAbsent(
                place, p -> Symbol.of(Symbol.Role.FORMAL, "s", Collections.nCopies(p.get(1), ANY_EXTENT)));
        return Exprs.access(placeholder, subscripts);
    }
}
