package chainrule.derivation;

import chainrule.model.Formula;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import chainrule.symbolic.exact.ExactPoint;
import java.util.ArrayList;
import java.util.List;

/** The closed forms of an expression against exact difference quotients: of the expression, or of its first derivatives. */
public final class ExactForms {

    private final Formula formula;
    private final ExactCheck check;

    private ExactForms(Formula formula, ExactCheck check) {
        this.formula = formula;
        this.check = check;
    }

    private interface Quantity {
        ExactNumber[] at(ExactPoint point);
    }

    /**
     * One mark for each form.
     *
     * @throws LineCheckException if a form is not the derivative
     */
    public static List<Exactness> of(FormulaDerivation derivation) {
        Formula formula = derivation.formula();
        ExactForms forms = new ExactForms(formula, ExactCheck.of(formula.network(), List.of()));
        List<Exactness> marks = new ArrayList<>();
        for (ClosedForm f : derivation.closedForms()) {
            Exactness found = forms.of(f, f.by().size() == 1 ? forms::value : of(derivation.gradient(f.by().get(0))));
            marks.add(ExactLines.required(found, f.of(), "closed form"));
        }
        return marks;
    }

    /** The expression, through all definitions. */
    private ExactNumber[] value(ExactPoint point) {
        ExactPoints.assign(List.of(point), formula.network().definitions());
        return point.values(formula.value());
    }

    private static Quantity of(ClosedForm gradient) {
        return point -> new ExactEvaluator(point).values(gradient.axes(), gradient.value());
    }

    private Exactness of(ClosedForm form, Quantity quantity) {
        Symbol by = form.by().get(form.by().size() - 1);
        int above = form.axes().size() - by.axes().size();
        List<Index> rows = form.axes().subList(0, above);
        List<Index> columns = form.axes().subList(above, form.axes().size());
        return new ExactJacobian(rows, by, columns, form.value())
                .compare(check, at -> quantity.at(at.point())[at.number()]);
    }
}
