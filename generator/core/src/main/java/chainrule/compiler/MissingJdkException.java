package chainrule.compiler;

/** Thrown where Java comes without a compiler; its message is for the user. */
public final class MissingJdkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingJdkException() {
        super("this Java (" + System.getProperty("java.version")
                + ") has no compiler: install a JDK of version 17 or newer, or point JAVA_HOME at one");
    }
}
