package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.SamplePoint;
import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The points at which a derivation was checked, with the values of all its names: on them, further equalities are checked. */
final class CheckPoints {

    private static final double EQUAL = 1e-9;

    private final List<Environment> points;

    private CheckPoints(List<Environment> points) {
        this.points = points;
    }

    static CheckPoints of(Derivation derivation) {
        List<Environment> points = new ArrayList<>();
        for (long seed = 1; seed <= derivation.checkedPoints(); seed++) {
            SamplePoint.draw(derivation.network(), seed).ifPresent(points::add);
        }
        for (Environment e : points) {
            for (Derived d : derivation.adjoints()) {
                Assignment result = d.result();
                e.assign(d.target(), d.axes(), result.value());
            }
        }
        return new CheckPoints(points);
    }

    List<Environment> points() {
        return points;
    }

    /** Checks that the target of an assignment has this value, for all values of its axes. */
    void requireValue(Assignment a, String what) {
        for (Environment e : points) {
            double[] known = e.get(a.target()).data();
            int[] shape = shape(e, a.axes());
            for (int place = 0; place < known.length; place++) {
                Measured value = new Evaluator(e).measure(a.value(), at(a.axes(), shape, place));
                require(value, new Measured(known[place], Math.abs(known[place])), EQUAL, a.target() + ", " + what);
            }
        }
    }

    /** @throws LineCheckException if two values differ by more than the tolerance, relative to what was added up */
    static void require(Measured value, Measured known, double tolerance, String what) {
        if (!value.agrees(known, tolerance)) {
            throw new LineCheckException(
                    "a line of the explanation of " + what + " does not hold: " + value.value() + " against " + known.value());
        }
    }

    static int[] shape(Environment e, List<Index> axes) {
        return axes.stream().mapToInt(i -> e.extent(i.extent())).toArray();
    }

    static Map<IndexTerm, Integer> at(List<Index> axes, int[] shape, int place) {
        Map<IndexTerm, Integer> at = new HashMap<>();
        int rest = place;
        for (int k = shape.length - 1; k >= 0; k--) {
            at.put(axes.get(k), rest % shape[k]);
            rest /= shape[k];
        }
        return at;
    }

    static double value(Environment e, Expr term, Map<IndexTerm, Integer> at) {
        return new Evaluator(e).measure(term, at).value();
    }
}
