package chainrule.runtime;

/**
 * How far a network has come with a batch, so that calls in another order, which would mix values of before and after, are
 * refused.
 */
public enum Stage {
    /** No batch yet. */
    START(""),
    /** What the last forward kept belongs to other parameters. */
    CHANGED(", for the parameters have changed since the last forward"),
    /** What the last forward kept is gone. */
    PREDICTED(", for predict has overwritten what the last forward kept"),
    /** After forward. */
    FORWARDED(""),
    /** After loss. */
    LOSS("");

    private final String reason;

    Stage(String reason) {
        this.reason = reason;
    }

    /** @throws IllegalStateException if {@code loss} has no forward to go on from */
    public void requireForward() {
        if (this != FORWARDED && this != LOSS) {
            throw refusal("loss needs forward first");
        }
    }

    /** @throws IllegalStateException if {@code backward} has no loss to go on from */
    public void requireLoss() {
        if (this != LOSS) {
            throw refusal(this == FORWARDED ? "backward needs loss first" : "backward needs forward and loss first");
        }
    }

    private IllegalStateException refusal(String needed) {
        return new IllegalStateException(
                needed + reason + ": a training step calls forward, loss, zeroGrad, backward, step");
    }
}
