package chainrule.maven;

import chainrule.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a run.
 *
 * @param compiled the specs that were not up to date
 * @param unchanged how many were
 * @param diagnostics what there is to say about them
 * @param written classes that are new or have changed
 * @param deleted classes of specs that are no more
 * @param left classes of specs that are no more, but that somebody has changed
 * @param failure why the build cannot go on, if it cannot
 */
record Outcome(
        List<Path> compiled,
        int unchanged,
        List<Diagnostic> diagnostics,
        List<Path> written,
        List<Path> deleted,
        List<Path> left,
        Failure failure) {

    /** One that has changed nothing. */
    static Outcome failed(List<Path> compiled, int unchanged, List<Diagnostic> diagnostics, Failure failure) {
        return new Outcome(compiled, unchanged, diagnostics, List.of(), List.of(), List.of(), failure);
    }
}
