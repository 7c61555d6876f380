package chainrule.analysis;

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
 */
public record Layout(boolean rows, boolean transposed) {

    /** Gradients in the shape of their variables, Jacobians with a row for each element of what is differentiated. */
    public static final Layout COLUMNS = new Layout(false, false);

    /** A formula as its elements are indexed: those of a gradient in the order of its axes, the other way round where it is rows. */
    Formula of(Formula f) {
        boolean turns = rows && f.derivative().filter(d -> d.above() == 0).isPresent();
        if (!turns) {
            return f;
        }
        List<Index> axes = new ArrayList<>(f.axes());
        Collections.reverse(axes);
        return new Formula(axes, f.body(), f.isRow(), f.steps(), f.derivative());
    }
}
