package chainrule.symbolic.exact;

/** A term that has no value in exact arithmetic at a point. */
public final class NotExactException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public NotExactException(String why) {
        super(why, null, false, false);
    }
}
