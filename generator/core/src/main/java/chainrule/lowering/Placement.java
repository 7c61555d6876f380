package chainrule.lowering;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/**
 * Where a term is computed: in the outermost block where all that it depends on is there. That is what moves subterms out of
 * the loops that do not concern them.
 */
final class Placement {

    private final Reads reads;
    private final Samples samples;

    Placement(Reads reads, Samples samples) {
        this.reads = reads;
        this.samples = samples;
    }

    /** The outermost block around a place, that place at the innermost, in which a term can be computed. */
    Scope home(Expr e, Scope at) {
        Scope barrier = reads.stayInRange(e) ? null : guardAround(at);
        Deque<Scope> chain = new ArrayDeque<>();
        for (Scope s = at; s != null; s = s.parent) {
            chain.push(s);
            if (s == barrier) {
                break;
            }
        }
        for (Scope s : chain) {
            if (isComputable(e, s)) {
                return s;
            }
        }
        return at;
    }

    private static Scope guardAround(Scope at) {
        for (Scope s = at; s != null; s = s.parent) {
            if (s.guarded) {
                return s;
            }
        }
        return null;
    }

    private boolean isComputable(Expr e, Scope scope) {
        for (Index index : e.freeIndices()) {
            if (!isBound(index, scope)) {
                return false;
            }
        }
        return Collections.disjoint(reads.of(e), scope.pending) && (isInSamples(scope) || !samples.differ(e));
    }

    private static boolean isBound(Index index, Scope scope) {
        for (Scope s = scope; s != null; s = s.parent) {
            if (index.equals(s.index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInSamples(Scope scope) {
        for (Scope s = scope; s != null; s = s.parent) {
            if (s.overSamples) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what was computed from a symbol that is now written. */
    void invalidate(Symbol symbol, Scope scope) {
        for (Scope s = scope; s != null; s = s.parent) {
            s.values.keySet().removeIf(e -> reads.of(e).contains(symbol));
        }
    }
}
