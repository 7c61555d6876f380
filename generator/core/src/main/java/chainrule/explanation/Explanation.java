package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactLines;
import chainrule.derivation.ExactMarks;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import java.util.List;

/**
 * A derivation explained. Every equality in it holds at the points at which the derivation was checked.
 *
 * @param locals the derivative of each definition by each name that it uses on a way from a parameter to the loss
 * @param composed the definitions that use others, with those put in down to inputs, parameters and targets; those that
 *     would be too long are left out
 * @param chains for each parameter its chain of local derivatives
 * @param slopes how steep the pointwise definitions can be
 * @param kinks where pointwise definitions have no derivative, and what stands in for it
 * @param pairs what becomes of the slope of a saturating definition on the way from the loss
 * @param work what a step costs
 * @param exactness how far each line holds in exact arithmetic: those of the derivation, of each local derivative, of each
 *     composed definition, of each chain (at a place of its own for its factors put in)
 */
public record Explanation(
        List<LocalDerivative> locals,
        List<Assignment> composed,
        List<Chain> chains,
        List<Slope> slopes,
        List<Kink> kinks,
        List<SaturatingPair> pairs,
        Work work,
        ExactMarks exactness) {

    public Explanation {
        locals = List.copyOf(locals);
        composed = List.copyOf(composed);
        chains = List.copyOf(chains);
        slopes = List.copyOf(slopes);
        kinks = List.copyOf(kinks);
        pairs = List.copyOf(pairs);
    }

    /**
     * @throws chainrule.derivation.LineCheckException if an equality does not hold: an error in Chainrule
     */
    public static Explanation of(Derivation derivation) {
        CheckPoints points = CheckPoints.of(derivation);
        ExactLines.mark(derivation, points.exact(), points.marks());
        Uses uses = new Uses(derivation.network());
        List<LocalDerivative> locals = LocalDerivatives.of(derivation, uses, points);
        List<Slope> slopes = Slopes.of(locals);
        return new Explanation(
                locals,
                ComposedForms.of(derivation.network(), uses, points),
                Chains.of(derivation, uses, locals, points),
                slopes,
                Kinks.of(slopes),
                SaturatingPairs.of(derivation, slopes),
                Work.of(derivation),
                points.marks());
    }
}
