package chainrule.symbolic.eval;

import chainrule.symbolic.Index;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Where a term is computed.
 *
 * @param outer indices that change outside, in an order that is not known
 * @param loops indices of loops around the term, the outermost first
 * @param formals whether arguments of a function change
 */
record Context(Set<Index> outer, List<Index> loops, boolean formals) {

    /** Inside of further loops. */
    Context in(List<Index> more) {
        List<Index> all = new ArrayList<>(loops);
        all.addAll(more);
        return new Context(outer, all, formals);
    }

    /** Where only what a value depends on changes. */
    Context only(Set<Index> indices, boolean dependsOnFormals) {
        Set<Index> kept = new LinkedHashSet<>(outer);
        kept.retainAll(indices);
        return new Context(kept, loops.stream().filter(indices::contains).toList(), dependsOnFormals);
    }

    /** Whether something changes that a value does not depend on. */
    boolean varies(Set<Index> indices, boolean dependsOnFormals) {
        return formals && !dependsOnFormals || !indices.containsAll(outer) || !indices.containsAll(loops);
    }

    /** Indices of a value that change inside of one that it does not depend on: one value would not be kept for long. */
    Set<Index> returning(Set<Index> indices) {
        if (!indices.containsAll(outer)) {
            return indices;
        }
        int first = 0;
        while (first < loops.size() && indices.contains(loops.get(first))) {
            first++;
        }
        Set<Index> rest = new LinkedHashSet<>(loops.subList(first, loops.size()));
        rest.retainAll(indices);
        return rest;
    }
}
