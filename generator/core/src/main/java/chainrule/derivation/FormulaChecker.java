package chainrule.derivation;

import chainrule.model.Assignment;
import chainrule.model.Formula;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Measured;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * The closed forms of an expression against differences of it, at random points: each row of a Jacobian times a random
 * direction is the slope of an element along it.
 */
final class FormulaChecker {

    private static final int POINTS = 2;
    /** So many points are drawn for elements that had a kink at all before. */
    private static final int MOST_POINTS = 6;

    private final ClosedForm form;
    private final Symbol variable;
    /** The elements that were compared. */
    private final BitSet seen = new BitSet();

    private FormulaChecker(ClosedForm form) {
        this.form = form;
        this.variable = form.by().get(form.by().size() - 1);
    }

    private interface Quantity {
        Measured[] at(Environment e);
    }

    /**
     * Checks the first derivatives of an expression; whether all elements could be compared.
     *
     * @throws LineCheckException if a form is not the derivative
     */
    static boolean checkFirst(Formula formula, ClosedForm form) {
        List<Assignment> definitions = formula.network().definitions();
        Assignment value = definitions.stream().filter(d -> d.target() == formula.value()).findFirst().orElseThrow();
        return new FormulaChecker(form).check(formula, e -> {
            Evaluation.assign(e, definitions);
            return Places.measured(e, value.axes(), value.value());
        });
    }

    /**
     * Checks a second derivative as the derivative of the first; whether all elements could be compared.
     *
     * @param formula at points where its facts hold; the variable moves to where they do not as well
     * @param first one in which no fact was used
     * @throws LineCheckException if the form is not the derivative
     */
    static boolean checkSecond(Formula formula, ClosedForm first, ClosedForm second) {
        return new FormulaChecker(second).check(formula, e -> Places.measured(e, first.axes(), first.value()));
    }

    private boolean check(Formula formula, Quantity quantity) {
        SamplePoints points = new SamplePoints(formula.network());
        boolean all = false;
        for (int seed = 1; seed <= POINTS || seed <= MOST_POINTS && !all; seed++) {
            for (Environment e : points.draw(seed)) {
                all = checkAt(e, quantity, new Random(seed));
            }
        }
        return all;
    }

    /** Whether all elements have been compared, here or before. */
    private boolean checkAt(Environment e, Quantity quantity, Random random) {
        Measured[] closed = Places.measured(e, form.axes(), form.value());
        double[] values = e.get(variable).data();
        seen.or(JacobianCheck.agreeing(
                values,
                closed,
                () -> quantity.at(e),
                random,
                "the closed form of the derivative of " + form.of() + " with respect to " + variable));
        return seen.cardinality() == closed.length / values.length;
    }
}
