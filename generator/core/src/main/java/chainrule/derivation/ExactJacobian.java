package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.exact.ExactEvaluator;
import chainrule.symbolic.exact.ExactNumber;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of a Jacobian against exact difference quotients of what it is the Jacobian of: each row times a random direction is the
 * slope of an element along it.
 *
 * @param rows the axes of what is differentiated
 * @param columns those of the variable
 * @param value of the Jacobian over both
 */
public record ExactJacobian(List<Index> rows, Symbol by, List<Index> columns, Expr value) {

    /** @param quantity what is differentiated, at the place of a row */
    public Exactness compare(ExactCheck check, ExactCheck.Side quantity) {
        Random random = new Random(ExactPoints.apart(rows.size() + 1));
        return check.compareSides(rows, at -> sides(at, quantity, random));
    }

    /** The same where a term is differentiated. */
    public Exactness compare(ExactCheck check, Expr term) {
        return compare(check, at -> at.value(rows, term));
    }

    private ExactCheck.Pair sides(ExactCheck.Place at, ExactCheck.Side quantity, Random random) {
        ExactNumber[] row = row(at);
        ExactDirection direction = ExactDirection.of(row, random);
        ExactNumber known = ExactQuotients.along(direction, at.point(), by, () -> List.of(quantity.at(at))).get(0);
        return new ExactCheck.Pair(direction.times(row), known);
    }

    private ExactNumber[] row(ExactCheck.Place at) {
        List<Index> axes = Stream.concat(rows.stream(), columns.stream()).toList();
        ExactEvaluator evaluator = at.evaluator();
        int width = at.point().count(columns);
        return IntStream.range(0, width)
                .mapToObj(k -> evaluator.value(axes, value, at.number() * width + k))
                .toArray(ExactNumber[]::new);
    }
}
