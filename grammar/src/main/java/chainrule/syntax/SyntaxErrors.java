package chainrule.syntax;

import chainrule.source.Diagnostic;
import chainrule.source.Diagnostics;
import chainrule.source.SourceSpan;
import chainrule.source.SourceText;
import java.util.BitSet;

/**
 * The errors of one text on their way to the diagnostics. A line whose words or brackets had to be repaired is damaged,
 * and what the parser says about it is not passed on: it would speak of the repair.
 */
final class SyntaxErrors {
    private final Diagnostics diagnostics;
    private final BitSet damagedLines = new BitSet();
    private int count;

    SyntaxErrors(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A diagnostic that is still to be reported. */
    static Diagnostic error(Problem problem, String message, SourceSpan span) {
        return Diagnostic.error(problem.code(), message, span);
    }

    void report(Diagnostic diagnostic) {
        count++;
        diagnostics.add(diagnostic);
    }

    void report(Problem problem, String message, SourceSpan span) {
        report(error(problem, message, span));
    }

    /** Reports what was repaired before parsing and marks all lines that the span touches. */
    void reportDamage(Diagnostic diagnostic, SourceSpan damaged) {
        report(diagnostic);
        SourceText text = damaged.text();
        damagedLines.set(damaged.line(), text.lineAt(damaged.end()) + 1);
    }

    /** Reports what the parser found, unless its line is damaged. */
    void reportUndamaged(Diagnostic diagnostic) {
        if (damagedLines.get(diagnostic.span().line())) {
            return;
        }
        report(diagnostic);
    }

    boolean any() {
        return count > 0;
    }
}
