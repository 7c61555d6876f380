package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactLines;
import chainrule.derivation.ExactMarks;
import chainrule.derivation.Uses;
import chainrule.model.Assignment;
import chainrule.symbolic.Symbol;
import java.util.List;

/**
 * A derivation explained. Every equality in it holds at the points at which the derivation was checked.
 *
 * @param functions the derivatives of named functions, one operation at a time
 * @param locals the derivative of each definition by each name that it uses on a way from a parameter to the loss
 * @param composed the definitions that use others, with those put in down to inputs, parameters and targets; those that
 *     would be too long are left out
 * @param chains for each parameter its chain of local derivatives
 * @param slopes how steep the pointwise definitions can be
 * @param kinks where pointwise definitions have no derivative, and what stands in for it
 * @param pairs what becomes of the slope of a saturating definition on the way from the loss
 * @param stabilities what the forms that run are better at than those that are written
 * @param lookups parameters of which a sample reads few rows
 * @param vanishing parameters whose gradient was 0 at every point that was tried
 * @param start what gradients are like before the first step
 * @param fromOutputs slopes that the backward pass makes from what it keeps
 * @param work what a step costs
 * @param exactness how far each line holds in exact arithmetic: those of the derivation, of each local derivative, of each
 *     composed definition, of each chain (at a place of its own for its factors put in)
 */
public record Explanation(
        List<FunctionDifferential> functions,
        List<LocalDerivative> locals,
        List<Assignment> composed,
        List<Chain> chains,
        List<BoundedSlope> slopes,
        List<Kink> kinks,
        List<SaturatingPair> pairs,
        List<Stability> stabilities,
        List<Lookup> lookups,
        List<Symbol> vanishing,
        Start start,
        List<BoundedSlope> fromOutputs,
        Work work,
        ExactMarks exactness) {

    public Explanation {
        functions = List.copyOf(functions);
        locals = List.copyOf(locals);
        composed = List.copyOf(composed);
        chains = List.copyOf(chains);
        slopes = List.copyOf(slopes);
        kinks = List.copyOf(kinks);
        pairs = List.copyOf(pairs);
        stabilities = List.copyOf(stabilities);
        lookups = List.copyOf(lookups);
        vanishing = List.copyOf(vanishing);
        fromOutputs = List.copyOf(fromOutputs);
    }

    /**
     * @throws chainrule.derivation.LineCheckException if an equality does not hold: an error in Chainrule
     */
    public static Explanation of(Derivation derivation) {
        CheckPoints points = CheckPoints.of(derivation);
        ExactLines.mark(derivation, points.exact(), points.marks());
        Uses uses = new Uses(derivation.network());
        List<LocalDerivative> locals = LocalDerivatives.of(derivation, uses, points);
        Work work = Work.of(derivation);
        List<BoundedSlope> slopes = Slopes.of(locals, uses);
        return new Explanation(
                FunctionDifferential.of(derivation),
                locals,
                ComposedForms.of(derivation.network(), uses, points),
                Chains.of(derivation, uses, locals, points),
                slopes,
                KinkSearch.of(slopes),
                SaturatingPairs.of(derivation, slopes),
                Stabilities.of(derivation, uses, points),
                Lookups.of(derivation.network()),
                VanishingGradients.of(derivation, points),
                Starts.of(derivation, slopes, work),
                FromOutputs.of(derivation, slopes, work),
                work,
                points.marks());
    }
}
