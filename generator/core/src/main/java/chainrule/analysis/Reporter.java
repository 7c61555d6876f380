package chainrule.analysis;

import chainrule.library.Sources;
import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reports mistakes where the user can mend them: one inside a body of the library at the user's line that led there, with a
 * note that points into the library.
 */
public final class Reporter {

    private final Diagnostics diagnostics;
    private final Sources sources;
    private final Deque<SourceSpan> calls = new ArrayDeque<>();

    public Reporter(Diagnostics diagnostics, Sources sources) {
        this.diagnostics = diagnostics;
        this.sources = sources;
    }

    void enter(SourceSpan call) {
        calls.push(call);
    }

    void leave() {
        calls.pop();
    }

    int depth() {
        return calls.size();
    }

    /** The error for a place, moved to the user's line if the place is in the library. */
    public Diagnostic error(String code, String message, SourceSpan span) {
        if (!sources.isLibrary(span.text())) {
            return withCallers(Diagnostic.error(code, message, span));
        }
        for (SourceSpan call : calls) {
            if (!sources.isLibrary(call.text())) {
                return Diagnostic.error(code, message, call).withNote("it arises in the library here", span);
            }
        }
        return Diagnostic.error(code, message, span);
    }

    private Diagnostic withCallers(Diagnostic d) {
        SourceSpan call = calls.peek();
        return call == null || isInside(d.span(), call) ? d : d.withNote("it is used from here", call);
    }

    private static boolean isInside(SourceSpan inner, SourceSpan outer) {
        return inner.text() == outer.text() && inner.start() >= outer.start() && inner.end() <= outer.end();
    }

    /** Does some work; a number that gets out of all bounds in it is reported. */
    void within(SourceSpan place, Runnable work) {
        try {
            work.run();
        } catch (ArithmeticException tooLarge) {
            throw fail("number-too-large", "a number here gets larger than any that is computed with", place);
        }
    }

    void report(Diagnostic d) {
        diagnostics.add(d);
    }

    public AnalysisException fail(Diagnostic d) {
        report(d);
        return new AnalysisException();
    }

    public AnalysisException fail(String code, String message, SourceSpan span) {
        return fail(error(code, message, span));
    }
}
