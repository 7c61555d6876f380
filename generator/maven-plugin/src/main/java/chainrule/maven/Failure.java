package chainrule.maven;

import chainrule.source.Counts;
import chainrule.source.Diagnostic;
import chainrule.source.Severity;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Reasons for a build to fail.
 *
 * @param sentences for the user; none if there is no failure
 */
record Failure(List<String> sentences) {
    static final Failure NONE = new Failure(List.of());

    Failure {
        sentences = List.copyOf(sentences);
    }

    /** How many errors there are among diagnostics; each of them has a place of its own in the log. */
    static Failure of(List<Diagnostic> diagnostics) {
        long errors = diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).count();
        return errors == 0 ? NONE : new Failure(List.of(Counts.of(errors, "error") + " in the specs, see above"));
    }

    boolean isNone() {
        return sentences.isEmpty();
    }

    void throwIfAny() throws MojoFailureException {
        if (!isNone()) {
            throw new MojoFailureException(String.join("\n", sentences));
        }
    }
}
