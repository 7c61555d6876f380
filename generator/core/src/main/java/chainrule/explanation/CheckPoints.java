package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.ExactMarks;
import chainrule.derivation.Exactness;
import chainrule.derivation.Excerpt;
import chainrule.derivation.Excerpts;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Places;
import chainrule.model.Assignment;
import chainrule.symbolic.Expr;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The points at which a derivation was checked, with the values of all its names: on them, further equalities are checked. */
final class CheckPoints {

    private static final double EQUAL = 1e-9;

    private final Excerpts excerpts;
    private final int count;
    private final ExactMarks marks = new ExactMarks();

    private CheckPoints(Excerpts excerpts, int count) {
        this.excerpts = excerpts;
        this.count = count;
    }

    static CheckPoints of(Derivation derivation) {
        return new CheckPoints(Excerpts.of(derivation), derivation.checkedPoints());
    }

    Excerpts excerpts() {
        return excerpts;
    }

    /** The samples of each point around some names, which are several where the network names the batch. */
    List<List<Environment>> batches(Set<Symbol> names) {
        return excerpts.around(names).batches(count);
    }

    /** The samples of all points around some names. */
    List<Environment> points(Set<Symbol> names) {
        return points(excerpts.around(names));
    }

    private List<Environment> points(Excerpt excerpt) {
        return excerpt.batches(count).stream().flatMap(List::stream).toList();
    }

    /** Checks something in each sample around some names. */
    void require(Set<Symbol> names, Consumer<Environment> check) {
        excerpts.require(names, e -> points(e).forEach(check));
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
        require(excerpts.names(a, other), e -> requireValue(a, other, what, e));
    }

    private static void requireValue(Assignment a, Expr other, String what, Environment e) {
        Places places = Places.of(e, a.axes());
        for (int place = 0; place < places.count(); place++) {
            Map<IndexTerm, Integer> at = places.at(place);
            Measured value = new Evaluator(e).measure(other, at);
            require(value, new Evaluator(e).measure(a.value(), at), EQUAL, a.target() + ", " + what);
        }
    }

    /** How far another term has the value of an assignment in exact arithmetic. */
    Exactness compare(Assignment a, Expr other) {
        return excerpts.compare(excerpts.names(a, other), e -> e.exact().compare(a.axes(), other, a.value()));
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
