package chainrule.maven;

import chainrule.source.Counts;
import chainrule.source.Diagnostic;
import chainrule.source.DiagnosticPrinter;
import chainrule.source.Severity;
import java.nio.file.Path;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/** Tells the log what happened, and an IDE where to put its marks. */
final class Messages {
    private final Log log;
    private final BuildContext context;
    private final boolean isInIde;

    /** @param isInIde whether the context shows messages in an editor; where none is, it would print them once more */
    Messages(Log log, BuildContext context, boolean isInIde) {
        this.log = log;
        this.context = context;
        this.isInIde = isInIde;
    }

    void tell(Outcome outcome) {
        outcome.compiled().forEach(spec -> context.removeMessages(spec.toFile()));
        outcome.diagnostics().forEach(this::tell);
        outcome.written().forEach(file -> context.refresh(file.toFile()));
        outcome.deleted().forEach(file -> context.refresh(file.toFile()));
        outcome.left()
                .forEach(file -> log.warn(file + " was changed since it was generated, and stays though its spec is gone"));
        if (!outcome.failure().isNone()) {
            return;
        } else if (outcome.compiled().isEmpty() && outcome.deleted().isEmpty()) {
            log.info(
                    outcome.unchanged() == 0
                            ? "No specs to generate from"
                            : "Nothing to generate: all specs are up to date");
        } else {
            log.info("Generated from " + outcome.compiled().size() + " of "
                    + Counts.of(outcome.compiled().size() + outcome.unchanged(), "spec"));
        }
    }

    private void tell(Diagnostic diagnostic) {
        boolean error = diagnostic.severity() == Severity.ERROR;
        String text = new DiagnosticPrinter().print(diagnostic).stripTrailing();
        if (error) {
            log.error(text);
        } else {
            log.warn(text);
        }
        if (isInIde) {
            mark(diagnostic, error);
        }
    }

    private void mark(Diagnostic diagnostic, boolean error) {
        context.addMessage(
                Path.of(diagnostic.span().text().name()).toFile(),
                diagnostic.span().line(),
                diagnostic.span().column(),
                diagnostic.text(),
                error ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
                null);
    }
}
