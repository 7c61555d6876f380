package chainrule.derivation;

import chainrule.model.Formula;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;

/** The closed forms of an expression against central differences of it, at random points. */
final class FormulaChecker {

    private static final long[] SEEDS = {1, 2};
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-5;
    /** Two step sizes that differ by more than this, relatively, have a kink between them: the place is skipped. */
    private static final double KINK = 1e-4;

    private final ClosedForm form;
    private final Symbol variable;

    private FormulaChecker(ClosedForm form) {
        this.form = form;
        this.variable = form.by().get(form.by().size() - 1);
    }

    private interface Quantity {
        Tensor at(Environment e);
    }

    /**
     * Checks the first derivatives of an expression.
     *
     * @throws LineCheckException if a form is not the derivative
     */
    static void checkFirst(Formula formula, ClosedForm form) {
        Quantity value = e -> {
            Evaluation.assign(e, formula.network().definitions());
            return e.get(formula.value());
        };
        new FormulaChecker(form).check(formula, value);
    }

    /**
     * Checks a second derivative as the derivative of the first.
     *
     * @param formula at points where its facts hold; the variable moves to where they do not as well
     * @param first one in which no fact was used
     * @throws LineCheckException if the form is not the derivative
     */
    static void checkSecond(Formula formula, ClosedForm first, ClosedForm second) {
        new FormulaChecker(second).check(formula, e -> e.evaluate(first.axes(), first.value()));
    }

    private void check(Formula formula, Quantity quantity) {
        for (long seed : SEEDS) {
            SamplePoint.draw(formula.network(), seed).forEach(e -> checkAt(e, quantity));
        }
    }

    private void checkAt(Environment e, Quantity quantity) {
        double[] closed = e.evaluate(form.axes(), form.value()).data();
        double[] values = e.get(variable).data();
        for (int place = 0; place < values.length; place++) {
            double[] coarse = quotients(e, quantity, values, place, STEP);
            double[] fine = quotients(e, quantity, values, place, STEP / 4);
            for (int k = 0; k < fine.length; k++) {
                compare(closed[k * values.length + place], coarse[k], fine[k]);
            }
        }
    }

    private static double[] quotients(Environment e, Quantity quantity, double[] values, int place, double step) {
        double kept = values[place];
        double h = step * Math.max(1, Math.abs(kept));
        values[place] = kept + h;
        double[] up = quantity.at(e).data().clone();
        values[place] = kept - h;
        double[] down = quantity.at(e).data().clone();
        values[place] = kept;
        double[] quotients = new double[up.length];
        for (int k = 0; k < up.length; k++) {
            quotients[k] = (up[k] - down[k]) / (2 * h);
        }
        return quotients;
    }

    private void compare(double closed, double coarse, double fine) {
        double scale = Math.max(1, Math.abs(closed));
        boolean smooth = Math.abs(coarse - fine) <= KINK * scale;
        if (smooth && !(Math.abs(closed - fine) <= TOLERANCE * scale + Math.abs(coarse - fine))) {
            throw new LineCheckException("the closed form of the derivative of " + form.of() + " with respect to "
                    + variable + " is " + closed + " where difference quotients give " + fine);
        }
    }
}
