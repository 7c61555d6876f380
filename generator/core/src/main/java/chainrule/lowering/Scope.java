package chainrule.lowering;

import chainrule.plan.LoopVariable;
import chainrule.plan.Offset;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A block of statements under construction: of a kernel, of a loop, or under a condition. */
final class Scope {

    final Scope parent;
    final int depth;
    /** What this block gives a value to: an index, or the sample where {@link #overSamples}. */
    final Index index;

    final boolean overSamples;
    /** That value, or null where this block binds nothing. */
    final Offset position;
    /** Whether this stands under a condition that its terms may need. */
    final boolean guarded;

    final List<Statement> statements;
    /** What is computed already and can be read here. */
    final Map<Expr, Scalar> values = new HashMap<>();
    /** What the child that is being built will write: it cannot be read before that child. */
    Set<Symbol> pending = Set.of();

    private Scope(Scope parent, Index index, Offset position, boolean guarded, List<Statement> statements) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.index = index;
        this.overSamples = position != null && index == null;
        this.position = position;
        this.guarded = guarded;
        this.statements = statements;
    }

    static Scope ofKernel() {
        return new Scope(null, null, null, false, new ArrayList<>());
    }

    /** The body of a loop. */
    Scope ofLoop() {
        return new Scope(this, null, null, false, new ArrayList<>());
    }

    /**
     * The body of a loop that gives a value to an index.
     *
     * @param over the index, or null for the sample
     */
    Scope ofLoop(LoopVariable variable, Index over) {
        return new Scope(this, over, Offset.of(variable), false, new ArrayList<>());
    }

    /** This block, where an index (or the sample, for null) has a value. */
    Scope at(Index bound, Offset value) {
        return new Scope(this, bound, value, false, statements);
    }

    Scope underCondition() {
        return new Scope(this, null, null, true, new ArrayList<>());
    }

    Scope root() {
        Scope s = this;
        while (s.parent != null) {
            s = s.parent;
        }
        return s;
    }

    /** What stands for a term here, or null. */
    Scalar known(Expr e) {
        for (Scope s = this; s != null; s = s.parent) {
            Scalar value = s.values.get(e);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
