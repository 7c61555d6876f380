package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Recurrence;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.List;

/** Evaluates assignments, recurrences among them, as they are written. */
public final class Evaluation {

    private Evaluation() {}

    /** Gives every target its values; those of a recurrence are NaN until their step. */
    public static void assign(Environment e, List<Assignment> assignments) {
        for (Block b : Block.of(assignments)) {
            if (b.recurrence().isPresent()) {
                stepByStep(e, b.members(), b.recurrence().get());
            } else {
                Assignment a = b.members().get(0);
                e.assign(a.target(), a.axes(), a.value());
            }
        }
    }

    private static void stepByStep(Environment e, List<Assignment> members, Recurrence recurrence) {
        for (Assignment a : members) {
            Tensor unknown = Tensor.zeros(e.shape(a.target()));
            Arrays.fill(unknown.data(), Double.NaN);
            e.set(a.target(), unknown);
        }
        int steps = e.extent(recurrence.step(members.get(0)).extent());
        for (int k = 0; k < steps; k++) {
            int step = recurrence.descending() ? steps - 1 - k : k;
            for (Assignment a : members) {
                int axis = recurrence.axes().get(a.target());
                e.assignStep(a.target(), a.axes(), a.value(), axis, step);
            }
        }
    }
}
