package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.derivation.Equality;
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
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The points at which a derivation was checked, with the values of all its names: on them, further equalities are checked. */
final class CheckPoints {

    /** So many points in all are drawn for lines that could not be compared at those of the derivation. */
    private static final int MOST_POINTS = 8;

    private final List<Batch> batches;
    private final List<Environment> points;
    private final ExactCheck exact;
    private final Iterator<Batch> drawn;
    private final List<Environment> further = new ArrayList<>();
    private final ExactMarks marks = new ExactMarks();
    /** Lines of explanations that could not be compared at any point, by what has them. */
    private final Map<Object, BitSet> open = new IdentityHashMap<>();

    private CheckPoints(List<Batch> batches, Iterator<Batch> drawn, ExactCheck exact) {
        this.drawn = drawn;
        this.batches = batches;
        this.points = batches.stream().flatMap(Batch::stream).toList();
        this.exact = exact;
    }

    /** At exact points of their own. */
    static CheckPoints of(Derivation derivation) {
        return of(derivation, ExactCheck.of(derivation));
    }

    static CheckPoints of(Derivation derivation, ExactCheck exact) {
        List<Assignment> adjoints = derivation.adjoints().stream().map(Derived::result).toList();
        List<Batch> batches = new ArrayList<>();
        SamplePoints points = new SamplePoints(derivation.network());
        Iterator<Batch> drawn = LongStream.rangeClosed(1, derivation.checkedPoints() == 0 ? 0 : MOST_POINTS)
                .mapToObj(points::draw)
                .filter(samples -> !samples.isEmpty())
                .peek(samples -> Evaluation.assign(samples, adjoints))
                .iterator();
        while (batches.size() < derivation.checkedPoints() && drawn.hasNext()) {
            batches.add(drawn.next());
        }
        return new CheckPoints(batches, drawn, exact);
    }

    /** The samples of each point, which are several where the network names the batch. */
    List<Batch> batches() {
        return batches;
    }

    List<Environment> points() {
        return points;
    }

    /** Other points, drawn when they are looked at. */
    Stream<Environment> further() {
        return IntStream.iterate(0, k -> hasFurther(k), k -> k + 1).mapToObj(further::get);
    }

    private boolean hasFurther(int k) {
        while (k >= further.size() && drawn.hasNext()) {
            drawn.next().forEach(further::add);
        }
        return k < further.size();
    }

    /** At exact points of the derivation. */
    ExactCheck exact() {
        return exact;
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
        for (Environment e : points) {
            Places places = Places.of(e, a.axes());
            Equality equality = new Equality(e);
            for (int place = 0; place < places.count(); place++) {
                require(equality.of(other, a.value(), places.at(place)), a.target() + ", " + what);
            }
        }
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
