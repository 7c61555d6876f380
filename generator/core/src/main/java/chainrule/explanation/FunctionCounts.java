package chainrule.explanation;

import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Apply;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Leaf;
import chainrule.symbolic.NamedFunction;
import chainrule.symbolic.Mul;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Substitution;
import chainrule.symbolic.Symbol;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts how often functions of many operations are evaluated. What occurs again, be it with other names of its indices or in
 * the backward pass, is kept and not evaluated again.
 */
final class FunctionCounts {

    private final Set<Expr> known = new HashSet<>();
    /** What was counted with all that is under it. */
    private final Set<Expr> collected = new HashSet<>();
    private final Map<List<Object>, Index> names = new HashMap<>();

    /** How often each function is evaluated for a sample in these assignments, after those that were counted before. */
    Map<ElementaryFunction, Long> of(List<Assignment> assignments) {
        Map<ElementaryFunction, Long> counts = new EnumMap<>(ElementaryFunction.class);
        assignments.forEach(a -> collect(NamedFunction.expandAll(a.value()), counts));
        return counts;
    }

    /**
     * What assignments read, when values of functions that were counted before are kept.
     *
     * @param symbols that are read besides
     * @param functions terms whose values are kept
     * @param done what was looked at
     */
    record Reading(Set<Symbol> symbols, Set<Expr> functions, Set<Expr> done) {
        private Reading() {
            this(new LinkedHashSet<>(), new LinkedHashSet<>(), new HashSet<>());
        }
    }

    /** What these assignments read of what was counted so far. */
    Reading reading(List<Assignment> assignments) {
        Reading reading = new Reading();
        assignments.forEach(a -> read(NamedFunction.expandAll(a.value()), reading));
        return reading;
    }

    private void read(Expr e, Reading reading) {
        if (!reading.done().add(e)) {
            return;
        }
        if (function(e) != null && known.contains(named(e))) {
            reading.functions().add(named(e));
        } else if (e instanceof Mul m && !m.isExponential()) {
            m.factors().forEach(f -> read(f.isExponential() ? f.value() : f.base(), reading));
        } else if (e instanceof Reduce r) {
            read(r.open().body(), reading);
        } else if (e instanceof Leaf) {
            reading.symbols().addAll(Accesses.symbols(e));
        } else {
            arguments(e).forEach(child -> read(child, reading));
        }
    }

    private void collect(Expr e, Map<ElementaryFunction, Long> counts) {
        if (!collected.add(e)) {
            return;
        }
        if (e instanceof Mul m && !m.isExponential()) {
            m.factors().forEach(f -> collect(f.isExponential() ? f.value() : f.base(), counts));
        } else if (e instanceof Reduce r) {
            collect(r.open().body(), counts);
        } else {
            count(e, counts);
            arguments(e).forEach(child -> collect(child, counts));
        }
    }

    private void count(Expr e, Map<ElementaryFunction, Long> counts) {
        ElementaryFunction f = function(e);
        if (f != null && known.add(named(e))) {
            long each = e.freeIndices().stream()
                    .mapToLong(i -> i.extent().valueOfSizes())
                    .reduce(1, (a, b) -> a * b);
            counts.merge(f, each, Long::sum);
        }
    }

    /** The function of many operations that a term is a value of, or null. */
    private static ElementaryFunction function(Expr e) {
        ElementaryFunction f = e.isExponential() ? ElementaryFunction.EXP : e instanceof Apply a ? a.function() : null;
        return f != null && f.isTranscendental() ? f : null;
    }

    private static List<Expr> arguments(Expr e) {
        return e instanceof Mul m ? ((Apply) m.factors().get(0).base()).arguments() : e.children();
    }

    /** The term with names for its indices, of which no tensor has more, that depend on nothing but their order. */
    private Expr named(Expr e) {
        Map<Index, Affine> renaming = new HashMap<>();
        for (Index i : e.freeIndices()) {
            List<Object> place = List.of(renaming.size(), i.extent());
            renaming.put(i, Affine.of(names.computeIfAbsent(place, p -> Index.named("i" + p.get(0), i.extent()))));
        }
        return Substitution.ofIndices(renaming).apply(e);
    }
}
