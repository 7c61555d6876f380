package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Equality;
import chainrule.derivation.ExactCheck;
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
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The points at which a derivation was checked, with the values of all its names: on them, further equalities are checked. */
final class CheckPoints {

    private final Excerpts excerpts;
    /** At how many points the derivation was checked. */
    private final int count;
    private final ExactMarks marks = new ExactMarks();
    /** Lines of explanations that could not be compared at any point, by what has them. */
    private final Map<Object, BitSet> open = new IdentityHashMap<>();

    private CheckPoints(Excerpts excerpts, int count) {
        this.excerpts = excerpts;
        this.count = count;
    }

    /** At exact points of their own. */
    static CheckPoints of(Derivation derivation) {
        return new CheckPoints(Excerpts.of(derivation), derivation.checkedPoints());
    }

    static CheckPoints of(Derivation derivation, Supplier<ExactCheck> exact) {
        return new CheckPoints(Excerpts.of(derivation, exact), derivation.checkedPoints());
    }

    Excerpts excerpts() {
        return excerpts;
    }

    /** The samples of each point around some names, which are several where the network names the batch. */
    List<Batch> batches(Set<Symbol> names) {
        return excerpts.around(names).batches(count);
    }

    /** The samples of all points around some names. */
    List<Environment> points(Set<Symbol> names) {
        return points(excerpts.around(names));
    }

    List<Environment> points(Excerpt excerpt) {
        return excerpt.batches(count).stream().flatMap(Batch::stream).toList();
    }

    /** Other points of an excerpt, drawn when they are looked at. */
    Stream<Environment> further(Excerpt excerpt) {
        return count == 0 ? Stream.of() : excerpt.further(count).flatMap(Batch::stream);
    }

    /** What exact arithmetic found. */
    ExactMarks marks() {
        return marks;
    }

    /** Notes that a line could not be compared. */
    void leaveOpen(Object of, int line) {
        open.computeIfAbsent(of, x -> new BitSet()).set(line);
    }

    boolean isOpen(Object of, int line) {
        return open.containsKey(of) && open.get(of).get(line);
    }

    boolean areAllClosed() {
        return open.isEmpty();
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
        excerpts.require(excerpts.names(a, other), x -> points(x).forEach(e -> requireValue(a, other, what, e)));
    }

    private static void requireValue(Assignment a, Expr other, String what, Environment e) {
        Places places = Places.of(e, a.axes());
        Equality equality = new Equality(e);
        for (int place = 0; place < places.count(); place++) {
            require(equality.of(other, a.value(), places.at(place)), a.target() + ", " + what);
        }
    }

    /** How far another term has the value of an assignment in exact arithmetic. */
    Exactness compare(Assignment a, Expr other) {
        return excerpts.compare(excerpts.names(a, other), e -> e.exact().compare(a.axes(), other, a.value()));
    }

    /** @throws LineCheckException if two values differ */
    static void require(Equality.Outcome sides, String what) {
        if (sides.differs()) {
            throw new LineCheckException(
                    "a line of the explanation of " + what + " does not hold: " + sides.left() + " against " + sides.right());
        }
    }

    static double value(Environment e, Expr term, Map<IndexTerm, Integer> at) {
        return new Evaluator(e).measure(term, at).value();
    }
}
