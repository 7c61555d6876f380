package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Block;
import chainrule.model.Recurrence;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import java.util.List;

/** Evaluates assignments as they are written, for the samples of a batch side by side. */
public final class Evaluation {

    private final Batch samples;

    private Evaluation(Batch samples) {
        this.samples = samples;
    }

    /** Gives every target its values in a batch of one sample. */
    public static void assign(Environment sample, List<Assignment> assignments) {
        assign(Batch.of(sample), assignments);
    }

    /** Gives every target its values for each sample; those of a recurrence are NaN until their step. */
    public static void assign(Batch samples, List<Assignment> assignments) {
        Evaluation evaluation = new Evaluation(samples);
        for (Block b : Block.of(assignments)) {
            b.recurrence().ifPresentOrElse(
                    r -> evaluation.stepByStep(b.members(), r),
                    () -> evaluation.assign(b.members().get(0)));
        }
    }

    private void assign(Assignment a) {
        samples.assign(a.target(), a.axes(), a.value());
        share(a);
    }

    /** A mean over the batch is the same for all samples. */
    private void share(Assignment a) {
        if (a.mean()) {
            samples.shareMean(a.target());
        }
    }


    private void stepByStep(List<Assignment> members, Recurrence recurrence) {
        for (Environment e : samples) {
            members.forEach(a -> e.open(a.target()));
        }
        int steps = samples.first().extent(recurrence.step(members.get(0)).extent());
        for (int k = 0; k < steps; k++) {
            int step = recurrence.descending() ? steps - 1 - k : k;
            for (Assignment a : members) {
                int axis = recurrence.axes().get(a.target());
                samples.forEach(e -> e.assignStep(a.target(), a.axes(), a.value(), axis, step));
                share(a);
            }
        }
    }
}
