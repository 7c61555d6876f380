package chainrule.plan.verify;

import chainrule.plan.Buffer;

/** Something reads what was not written before, as far as a look at all rounds of a loop at once can say. */
final class NotWrittenException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    private final transient Buffer buffer;

    NotWrittenException(Buffer buffer, String message) {
        super(message);
        this.buffer = buffer;
    }

    Buffer buffer() {
        return buffer;
    }
}
