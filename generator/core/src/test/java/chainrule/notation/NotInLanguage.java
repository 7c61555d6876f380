package chainrule.notation;

/** An expression that has no meaning in the language. */
final class NotInLanguage extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotInLanguage(String message) {
        super(message);
    }
}
