package chainrule.symbolic.notation;

/** A term that matrix notation has no words for. */
final class NoMatrixForm extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoMatrixForm() {
        super(null, null, false, false);
    }
}
