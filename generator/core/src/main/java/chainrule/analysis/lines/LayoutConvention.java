package chainrule.analysis.lines;

import chainrule.symbolic.Index;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How derivatives are laid out where they stand in products of matrices.
 *
 * @param rows whether the gradient of a number is the transpose of its variable (numerator layout), else it has its shape
 * @param transposed whether a Jacobian has a row for each element of the variable (denominator layout), else for each element
 *     of what is differentiated
 * @param turned whether the elements of a gradient are indexed in the order of a transpose's axes: no reader may choose that
 */
public record LayoutConvention(boolean rows, boolean transposed, boolean turned) {

    /** Gradients in the shape of their variables, Jacobians with a row for each element of what is differentiated. */
    public static final LayoutConvention COLUMNS = new LayoutConvention(false, false, false);

    /** A formula as its elements are indexed. */
    Meaning of(Meaning f) {
        boolean turns = turned && f.derivative().filter(d -> d.above() == 0).isPresent();
        if (!turns) {
            return f;
        }
        List<Index> axes = new ArrayList<>(f.axes());
        Collections.reverse(axes);
        return new Meaning(axes, f.body(), f.isRow(), f.steps(), f.derivative());
    }
}
