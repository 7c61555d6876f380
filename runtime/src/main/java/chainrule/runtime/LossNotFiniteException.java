package chainrule.runtime;

/** A loss that is no finite number. Outputs, and gradients after {@code backward}, can be looked at nevertheless. */
public final class LossNotFiniteException extends ArithmeticException {
    private static final long serialVersionUID = 1L;

    private final double loss;

    LossNotFiniteException(String message, double loss) {
        super(message);
        this.loss = loss;
    }

    /** The mean over the batch: an infinity, or not a number. */
    public double loss() {
        return loss;
    }
}
