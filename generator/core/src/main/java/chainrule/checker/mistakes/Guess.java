package chainrule.checker.mistakes;

import chainrule.checker.edits.Edits;
import chainrule.checker.edits.SyntaxText;
import chainrule.checker.truth.Truth;
import chainrule.symbolic.Expr;
import chainrule.syntax.ExpressionSyntax;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that may have gone wrong in a side.
 *
 * @param corrected the side without the mistake; it must be equal to the truth
 * @param mistaken the truth with the mistake; the side must be equal to it
 * @param factor what the truth was multiplied with to make the mistaken one
 * @param isCertain whether nothing is left to be tried
 * @param words what stands in the braces of the sentence
 */
public record Guess(
        Optional<ExpressionSyntax> corrected,
        Optional<Truth> mistaken,
        Optional<Expr> factor,
        boolean isCertain,
        Map<String, String> words) {

    static Guess correct(Edits.Changed c) {
        return correct(
                c.whole(), Map.of("was", SyntaxText.of(c.was()), "now", SyntaxText.of(c.now())));
    }

    static Guess correct(ExpressionSyntax whole, Map<String, String> words) {
        return new Guess(Optional.of(whole), Optional.empty(), Optional.empty(), false, words);
    }

    static Guess mistaken(Truth truth, Map<String, String> words) {
        return new Guess(Optional.empty(), Optional.of(truth), Optional.empty(), false, words);
    }

    static Guess times(Expr factor, Truth truth, Map<String, String> words) {
        return new Guess(Optional.empty(), Optional.of(truth), Optional.of(factor), false, words);
    }

    static Guess certain(Optional<ExpressionSyntax> corrected, Map<String, String> words) {
        return new Guess(corrected, Optional.empty(), Optional.empty(), true, words);
    }
}
