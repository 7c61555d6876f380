package chainrule.checker.judging;

import chainrule.checker.truth.Verdict;
import chainrule.syntax.ClaimSyntax;
import java.util.List;
import java.util.Optional;

/**
 * What there is to say about a line.
 *
 * @param claim the line
 * @param verdict what it is
 * @param remark a sentence that explains the verdict, empty where none is needed
 * @param wrong for a wrong one, what is wrong with which side
 * @param problems errors of the program that cost something that would have been said besides; the verdict is none of it
 */
public record Judgement(
        ClaimSyntax claim, Verdict verdict, String remark, Optional<Wrong> wrong, List<RuntimeException> problems) {

    public Judgement {
        problems = List.copyOf(problems);
    }

    static Judgement of(ClaimSyntax claim, Verdict verdict, String remark) {
        return new Judgement(claim, verdict, remark, Optional.empty(), List.of());
    }

    static Judgement of(ClaimSyntax claim, Wrong wrong, List<RuntimeException> problems) {
        return new Judgement(claim, Verdict.WRONG, "", Optional.of(wrong), problems);
    }

    Judgement with(String sentence) {
        return new Judgement(claim, verdict, sentence, wrong, problems);
    }

    /**
     * A side that is wrong.
     *
     * @param side its text
     * @param shapes the shapes of both sides, or why it has none
     * @param counterExample a place in small numbers where the sides differ, one row each; none where there is none to show
     * @param mistake the name of the likely mistake, empty where none was found
     * @param explanation what it is, in a sentence
     * @param correction the side as it should be, empty where it is not known
     */
    public record Wrong(
            String side,
            String shapes,
            List<String> counterExample,
            String mistake,
            String explanation,
            String correction) {}
}
