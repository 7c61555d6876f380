package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.rewrite.DerivedFunctions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lines of a derivation that are checked at the same points.
 *
 * @param names those on which it depends whether the lines hold
 * @param functions whose derivatives are checked, wherever that is
 * @param adjoints of which all lines are checked
 */
record LineGroup(
        Set<Symbol> names,
        List<DerivedFunctions.Derivation> functions,
        List<Derived> adjoints,
        List<Assignment> closedForms,
        List<Stabilized> stabilized) {

    /** All lines. */
    static LineGroup of(Derivation d) {
        return new LineGroup(Set.of(), d.functions(), d.adjoints(), d.closedForms(), d.stabilized());
    }

    /** The functions together, then the lines of each adjoint, each closed form and each stable form for itself. */
    static List<LineGroup> each(Derivation derivation, Excerpts excerpts) {
        List<LineGroup> each = new ArrayList<>();
        each.add(new LineGroup(Set.of(), derivation.functions(), List.of(), List.of(), List.of()));
        Map<Symbol, Assignment> results = new IdentityHashMap<>();
        for (Derived d : derivation.adjoints()) {
            results.put(d.target(), d.result());
            each.add(new LineGroup(excerpts.names(d), List.of(), List.of(d), List.of(), List.of()));
        }
        for (Assignment c : derivation.closedForms()) {
            Set<Symbol> names = excerpts.names(results.get(c.target()), c.value());
            each.add(new LineGroup(names, List.of(), List.of(), List.of(c), List.of()));
        }
        for (Stabilized s : derivation.stabilized()) {
            Set<Symbol> names = excerpts.names(s.written(), s.stable());
            each.add(new LineGroup(names, List.of(), List.of(), List.of(), List.of(s)));
        }
        return each;
    }

    static LineGroup joined(List<LineGroup> groups) {
        LineGroup all = new LineGroup(
                new HashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (LineGroup g : groups) {
            all.names.addAll(g.names);
            all.functions.addAll(g.functions);
            all.adjoints.addAll(g.adjoints);
            all.closedForms.addAll(g.closedForms);
            all.stabilized.addAll(g.stabilized);
        }
        return all;
    }
}
