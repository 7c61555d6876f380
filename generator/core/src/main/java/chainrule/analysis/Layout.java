package chainrule.analysis;

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
}
