package chainrule.symbolic;

/** A combination of indices has a number that no int holds. */
public final class LargeNumberException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    LargeNumberException(Rational number) {
        super("no int holds " + number);
    }
}
