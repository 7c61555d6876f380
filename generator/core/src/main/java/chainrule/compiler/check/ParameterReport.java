package chainrule.compiler.check;

import java.util.Optional;

/**
 * What a check found out about the gradient of one parameter.
 *
 * @param parameter the parameter as a spec declares it, such as {@code W[4, 2]}
 * @param size how many elements it has
 * @param chosen how many of them were to be compared with differences
 * @param compared how many of those were, at one draw at least
 * @param atKinks how many were passed over in some draw because the loss has a kink there
 * @param silent how many were near zero on both sides at every draw, though others were not
 * @param differenceError the largest relative error against central differences
 * @param evaluatorError the largest relative error against the Evaluator
 * @param verdict what follows from it
 * @param reason why, if the check is not passed
 */
public record ParameterReport(
        String parameter,
        int size,
        int chosen,
        int compared,
        int atKinks,
        int silent,
        double differenceError,
        double evaluatorError,
        GradientVerdict verdict,
        Optional<String> reason) {

    /** Whether differences were taken at some elements only. */
    public boolean isSampled() {
        return chosen < size;
    }
}
