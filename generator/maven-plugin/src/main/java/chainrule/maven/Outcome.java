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
 * @param failure why the build cannot go on, if it cannot
 */
record Outcome(
        List<Path> compiled,
        int unchanged,
        List<Diagnostic> diagnostics,
        List<Path> written,
        List<Path> deleted,
        Failure failure) {}
