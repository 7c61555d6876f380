package chainrule.plan;

import java.util.List;

/**
 * An array that the generated class owns, shared by buffers that are not in use at the same time.
 *
 * @param panels how many arrays it is in fact, or 0 if it is one
 * @param size the number of values, of one sample where it is per sample
 * @param buffers those that lie in it, in the order of their use; an output is alone
 */
public record WorkArray(boolean perSample, int panels, int size, List<Buffer> buffers) {

    public WorkArray {
        buffers = List.copyOf(buffers);
    }
}
