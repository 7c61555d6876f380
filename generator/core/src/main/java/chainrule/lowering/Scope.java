package chainrule.lowering;

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
    /** The loop whose body this is, or null. */
    final LoopVariable variable;
    final Index index;
    /** Whether this stands under a condition that its terms may need. */
    final boolean guarded;

    final List<Statement> statements = new ArrayList<>();
    /** What is computed already and can be read here. */
    final Map<Expr, Scalar> values = new HashMap<>();
    /** What the child that is being built will write: it cannot be read before that child. */
    Set<Symbol> pending = Set.of();

    private Scope(Scope parent, LoopVariable variable, Index index, boolean guarded) {
        this.parent = parent;
        this.depth = parent == null ? 0 : parent.depth + 1;
        this.variable = variable;
        this.index = index;
        this.guarded = guarded;
    }

    static Scope ofKernel() {
        return new Scope(null, null, null, false);
    }

    /** @param index null in a loop over the samples */
    Scope ofLoop(LoopVariable loop, Index over) {
        return new Scope(this, loop, over, false);
    }

    Scope underCondition() {
        return new Scope(this, null, null, true);
    }

    boolean overSamples() {
        return variable != null && index == null;
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
