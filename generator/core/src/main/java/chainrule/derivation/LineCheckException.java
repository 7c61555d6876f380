package chainrule.derivation;

/** A line of a derivation that does not hold at a point: an error in a rule, which the message names. */
public final class LineCheckException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LineCheckException(String message) {
        super(message);
    }
}
