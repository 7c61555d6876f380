package chainrule.checker;

import chainrule.analysis.Formula;
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
record Side(
        ExpressionSyntax expression,
        Verdict verdict,
        String remark,
        Truth truth,
        Optional<Formula> formula,
        Optional<Diagnostic> misfit) {

    /** Whether only exact arithmetic says that the side is wrong. */
    boolean isToldApart() {
        return verdict == Verdict.WRONG && !remark.isEmpty();
    }

    Side with(Verdict other, String sentence) {
        return new Side(expression, other, sentence, truth, formula, misfit);
    }
}
