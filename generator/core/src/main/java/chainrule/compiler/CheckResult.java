package chainrule.compiler;

import chainrule.checker.CheckText;
import chainrule.checker.judging.Judgement;
import chainrule.checker.truth.Verdict;
import chainrule.source.Diagnostic;
import java.util.List;

/**
 * What came of a check of a student's lines.
 *
 * @param ofSpec what there is to say about the specification
 * @param ofClaims what keeps the lines from being read
 * @param judgements one for each line, none where there is an error
 */
public record CheckResult(List<Diagnostic> ofSpec, List<Diagnostic> ofClaims, List<Judgement> judgements) {

    public CheckResult {
        ofSpec = List.copyOf(ofSpec);
        ofClaims = List.copyOf(ofClaims);
        judgements = List.copyOf(judgements);
    }

    /** Whether a line is wrong. */
    public boolean hasWrong() {
        return judgements.stream().anyMatch(j -> j.verdict() == Verdict.WRONG);
    }

    /** The judgements as text for a terminal. */
    public String text() {
        return CheckText.of(judgements);
    }
}
