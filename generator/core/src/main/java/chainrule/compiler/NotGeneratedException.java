package chainrule.compiler;

/** Thrown for a network that has a derivation but no Java yet; its message is for the user. */
public final class NotGeneratedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private NotGeneratedException(String network, String what) {
        super("`" + network + "` " + what + ", for which no Java is generated yet: it can be derived only");
    }

    static NotGeneratedException ofFunction(String network, String function) {
        return new NotGeneratedException(network, "calls `" + function + "`");
    }

    static NotGeneratedException ofFloor(String network) {
        return new NotGeneratedException(network, "has `floor` of an index");
    }
}
