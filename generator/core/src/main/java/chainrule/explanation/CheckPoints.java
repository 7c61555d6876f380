package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Evaluation;
import chainrule.derivation.ExactCheck;
import chainrule.derivation.ExactMarks;
import chainrule.derivation.Exactness;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Places;
import chainrule.derivation.SamplePoints;
import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The points at which a derivation was checked, with the values of all its names: on them, further equalities are checked. */
final class CheckPoints {

    private static final double EQUAL = 1e-9;

    private final List<List<Environment>> batches;
    private final List<Environment> points;
    private final ExactCheck exact;
    private final ExactMarks marks = new ExactMarks();

    private CheckPoints(List<List<Environment>> batches, ExactCheck exact) {
        this.batches = batches;
        this.points = batches.stream().flatMap(List::stream).toList();
        this.exact = exact;
    }

    /** At exact points of their own. */
    static CheckPoints of(Derivation derivation) {
        return of(derivation, ExactCheck.of(derivation));
    }

    static CheckPoints of(Derivation derivation, ExactCheck exact) {
        List<Assignment> adjoints = derivation.adjoints().stream().map(Derived::result).toList();
        List<List<Environment>> batches = new ArrayList<>();
        SamplePoints points = new SamplePoints(derivation.network());
        for (long seed = 1; seed <= derivation.checkedPoints(); seed++) {
            List<Environment> samples = points.draw(seed);
            Evaluation.assign(samples, adjoints);
            batches.add(samples);
        }
        return new CheckPoints(batches, exact);
    }

    /** The samples of each point, which are several where the network names the batch. */
    List<List<Environment>> batches() {
        return batches;
    }

    List<Environment> points() {
        return points;
    }

    /** At exact points of the derivation. */
    ExactCheck exact() {
        return exact;
    }

    /** What exact arithmetic found. */
    ExactMarks marks() {
        return marks;
    }

    /** Marks the only line of something, or its lines one after the other. */
    void mark(Object of, String what, Exactness... found) {
        if (Arrays.asList(found).contains(Exactness.DIFFERENT)) {
            throw new LineCheckException("a line of the explanation of " + what + " does not hold in exact arithmetic");
        }
        marks.set(of, Arrays.asList(found));
    }

    /** Checks that another term has the value of an assignment, for all values of its axes and for each sample. */
    void requireValue(Assignment a, Expr other, String what) {
        for (Environment e : points) {
            Places places = Places.of(e, a.axes());
            for (int place = 0; place < places.count(); place++) {
                Map<IndexTerm, Integer> at = places.at(place);
                Measured value = new Evaluator(e).measure(other, at);
                require(value, new Evaluator(e).measure(a.value(), at), EQUAL, a.target() + ", " + what);
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

    static double value(Environment e, Expr term, Map<IndexTerm, Integer> at) {
        return new Evaluator(e).measure(term, at).value();
    }
}
