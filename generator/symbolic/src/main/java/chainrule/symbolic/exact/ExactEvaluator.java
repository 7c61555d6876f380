package chainrule.symbolic.exact;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.eval.Tensor;
import java.util.List;

/**
 * Evaluates terms exactly, element by element, as their definitions say, on the side of each kink on which the point's real
 * numbers are. What was computed is kept: after a change of the point there is a new evaluator. It shares no code with the rewriter.
 */
public final class ExactEvaluator {

    private final ExactPoint point;
    private final ExactAlgebra numbers;

    public ExactEvaluator(ExactPoint point) {
        this(point, new Branches());
    }

    /** @param branches where the ways that are taken at kinks are noted */
    public ExactEvaluator(ExactPoint point, Branches branches) {
        this.point = point;
        this.numbers = new ExactAlgebra(point, branches);
    }

    /**
     * The values of a term over its axes.
     *
     * @throws NotExactException if there is none here
     */
    public ExactNumber[] values(List<Index> axes, Expr value) {
        int[] shape = point.shape(axes);
        ExactNumber[] values = new ExactNumber[point.count(axes)];
        for (int k = 0; k < values.length; k++) {
            values[k] = value(axes, value, Tensor.place(shape, k));
        }
        return values;
    }

    /** The value of the element at a place, in row-major order. */
    public ExactNumber value(List<Index> axes, Expr value, int place) {
        return value(axes, value, Tensor.place(point.shape(axes), place));
    }

    ExactNumber value(List<Index> axes, Expr value, int... at) {
        return numbers.finished(numbers.machine(value).run(axes, at));
    }
}
