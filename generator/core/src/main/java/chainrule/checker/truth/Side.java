package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.source.Diagnostic;
import chainrule.syntax.ExpressionSyntax;
import java.util.Optional;

/**
 * One side of an equality, judged.
 *
 * @param expression the side
 * @param verdict how it stands to the truth
 * @param remark a sentence about the verdict, or empty
 * @param truth what it was compared with
 * @param formula its plainest meaning, empty where it has none
 * @param misfit why it has none
 */
public record Side(
        ExpressionSyntax expression,
        Verdict verdict,
        String remark,
        Truth truth,
        Optional<Meaning> formula,
        Optional<Diagnostic> misfit) {

    /** Whether only exact arithmetic says that the side is wrong. */
    public boolean isToldApart() {
        return verdict == Verdict.WRONG && !remark.isEmpty();
    }

    public Side with(Verdict other, String sentence) {
        return new Side(expression, other, sentence, truth, formula, misfit);
    }
}
