package chainrule.compiler;

/** Thrown for a network that has a derivation but no Java yet; its message is for the user. */
public final class NotGeneratedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotGeneratedException(String network, String function) {
        super("`" + network + "` calls `" + function + "`, for which no Java is generated yet: it can be derived only");
    }
}
