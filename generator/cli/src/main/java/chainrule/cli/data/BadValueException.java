package chainrule.cli.data;

/** A field of a file that is not what its column needs. */
final class BadValueException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param expected what was expected, as a phrase such as {@code a number} */
    BadValueException(String expected) {
        super(expected);
    }
}
