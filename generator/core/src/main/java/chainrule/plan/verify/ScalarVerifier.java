package chainrule.plan.verify;

import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.Offset;
import chainrule.plan.Part;
import chainrule.plan.Quantity;
import chainrule.plan.Scalar;
import java.util.Set;

/** Checks what a scalar or a condition reads: of what stands behind a condition only where it holds. */
final class ScalarVerifier {

    private final AccessVerifier accesses;
    private final Set<Local> locals;
    private final boolean wide;

    /**
     * @param locals those in sight
     * @param wide whether numbers are computed in double precision whatever the element type is
     */
    ScalarVerifier(AccessVerifier accesses, Set<Local> locals, boolean wide) {
        this.accesses = accesses;
        this.locals = locals;
        this.wide = wide;
    }

    void check(Part part) {
        if (part instanceof Scalar.Load s) {
            accesses.read(s.place(), 1);
        } else if (part instanceof Offset.IntegerElement e) {
            accesses.read(e.place(), 1);
        } else if (part instanceof Scalar.Read s) {
            read(s.local());
        } else if (part instanceof Scalar.Draw || part instanceof Scalar.Setting s && isWide(s.quantity())) {
            require(wide, part + " needs double precision");
        }
        if (part instanceof Scalar.Narrow s) {
            new ScalarVerifier(accesses, locals, true).check(s.operand());
        } else if (part instanceof Scalar.Choose s) {
            check(s.condition());
            accesses.behind(s.condition(), () -> check(s.then()));
            accesses.behind(new Condition.Not(s.condition()), () -> check(s.otherwise()));
        } else if (part instanceof Condition.And c) {
            check(c.left());
            accesses.behind(c.left(), () -> check(c.right()));
        } else if (part instanceof Condition.Or c) {
            check(c.left());
            accesses.behind(new Condition.Not(c.left()), () -> check(c.right()));
        } else {
            part.children().forEach(this::check);
        }
    }

    private static boolean isWide(Quantity q) {
        return q instanceof Quantity.StepCount || q instanceof Quantity.HyperparameterValue;
    }

    private void read(Local local) {
        require(locals.contains(local), local + " is not in sight");
        require(wide || !local.wide(), local + " needs double precision");
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
