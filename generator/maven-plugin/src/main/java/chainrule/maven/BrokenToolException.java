package chainrule.maven;

import java.nio.file.Path;

/** An error of ours, or of the machine, while a spec was compiled. */
final class BrokenToolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Path spec;

    BrokenToolException(Path spec, Throwable cause) {
        super(cause);
        this.spec = spec;
    }

    /** What to tell the user, and what the user should tell us. */
    String sentence(String version) {
        return getCause() instanceof OutOfMemoryError
                ? spec + ": out of memory: give Maven more by MAVEN_OPTS=-Xmx4g"
                : spec + ": an error in Chainrule itself (chainrule-maven-plugin " + version
                        + "), please report it with this file: " + getCause();
    }
}
