package chainrule.model;

import java.util.List;

/**
 * What a training step computes, for one sample, as the last lines of the derivation have it.
 *
 * <p>A symbol is per sample if it is data or its assignment, if not a mean over the batch, names a per-sample symbol; else it
 * is shared by the batch. The adjoint of a per-sample symbol is the derivative of the sum of the samples' losses. The adjoint of a shared symbol (a parameter, or a definition in parameters alone) is the mean over the samples of its
 * assignment's value; all other assignments hold for each sample. The loss of a batch is the mean of the samples' losses.
 *
 * @param forward definitions in stable forms, each after those that it uses; those that nothing needs are left out
 * @param backward adjoints in stable forms, each after those that it uses; the gradient of a parameter is the assignment
 *     to the adjoint symbol whose primal it is, and there is one for each parameter
 */
public record TrainingProgram(Network network, List<Assignment> forward, List<Assignment> backward) {

    public TrainingProgram {
        forward = List.copyOf(forward);
        backward = List.copyOf(backward);
    }
}
