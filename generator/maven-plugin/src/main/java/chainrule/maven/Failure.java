package chainrule.maven;

import chainrule.source.Counts;
import chainrule.source.Diagnostic;
import chainrule.source.Severity;
import java.util.ArrayList;
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

    /** The errors among diagnostics: the first in words. */
    static Failure of(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors =
                diagnostics.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        List<String> sentences = new ArrayList<>();
        if (!errors.isEmpty()) {
            sentences.add(errors.get(0).span() + ": " + errors.get(0).text());
        }
        if (errors.size() > 1) {
            sentences.add("and " + Counts.of(errors.size() - 1, "more error") + " in the specs, see above");
        }
        return new Failure(sentences);
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
