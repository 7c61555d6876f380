package chainrule.explanation;

import chainrule.derivation.Equality;
import chainrule.derivation.JacobianCheck;
import chainrule.derivation.LineCheckException;
import chainrule.derivation.Places;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.calculus.OperationDifferential;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Checks a local derivative against differences, its steps on both sides, and the differentials of its operations. */
final class LocalCheck {

    /** More pairs of elements than this are checked at places spread over all of them. */
    private static final int MOST_PAIRS = 200;
    /** Rows that are compared with differences, spread over all. */
    private static final int MOST_ROWS = 4;

    private final LocalDerivative d;
    /** The lines that have been compared in all those elements at some point: the steps, and the value with differences. */
    private final BitSet compared = new BitSet();

    private final Set<OperationDifferential> operations = Collections.newSetFromMap(new IdentityHashMap<>());

    private LocalCheck(LocalDerivative d) {
        this.d = d;
    }

    /** @throws LineCheckException if a line does not hold */
    static void require(LocalDerivative d, CheckPoints points) {
        points.excerpts().require(d.names(points.excerpts()), excerpt -> {
            LocalCheck check = new LocalCheck(d);
            points.points(excerpt).forEach(check::at);
            points.further(excerpt).takeWhile(e -> !check.isClosed()).forEach(check::at);
            if (!check.isClosed()) {
                check.leaveOpen(points);
            }
        });
    }

    private boolean isClosed() {
        return compared.cardinality() == d.steps().size() + 1 && operations.containsAll(d.operations());
    }

    /** The first line is compared with the value, and that with differences. */
    private void leaveOpen(CheckPoints points) {
        int value = d.steps().size();
        for (int k = 0; k < value; k++) {
            if (!compared.get(k) || k == 0 && !compared.get(value)) {
                points.leaveOpen(d, k);
            }
        }
        if (!compared.get(value) || !compared.get(0)) {
            points.leaveOpen(d, value);
        }
        d.operations().stream().filter(o -> !operations.contains(o)).forEach(o -> points.leaveOpen(o, 0));
    }

    private void at(Environment e) {
        DifferentialCheck check = new DifferentialCheck(e, d.by());
        d.operations().stream().filter(check::require).forEach(operations::add);
        IntStream.range(0, d.steps().size()).filter(k -> holds(k, e)).forEach(compared::set);
        if (rowsHold(e)) {
            compared.set(d.steps().size());
        }
    }

    /** Whether a step could be compared in all elements. */
    private boolean holds(int step, Environment e) {
        Places pairs = Places.of(e, Stream.concat(d.axes().stream(), d.byAxes().stream()).toList());
        int stride = Math.max(1, pairs.count() / MOST_PAIRS);
        Equality equality = new Equality(e);
        boolean all = true;
        for (int pair = 0; pair < pairs.count(); pair += stride) {
            Equality.Outcome sides = equality.of(d.steps().get(step).before(), d.value(), pairs.at(pair));
            CheckPoints.require(sides, d.steps().get(step).reason());
            all &= sides.agrees();
        }
        return all;
    }

    /** Whether some rows of the Jacobian could be compared with differences. */
    private boolean rowsHold(Environment e) {
        Places rows = Places.of(e, d.axes());
        int stride = Math.max(1, rows.count() / MOST_ROWS);
        List<Map<IndexTerm, Integer>> some = IntStream.iterate(0, row -> row < rows.count(), row -> row + stride)
                .mapToObj(rows::at)
                .toList();
        Evaluator evaluator = new Evaluator(e);
        Measured[] jacobian = some.stream().flatMap(at -> row(e, evaluator, at)).toArray(Measured[]::new);
        Supplier<Measured[]> values = () -> some.stream()
                .map(at -> new Evaluator(e).measure(d.definition().value(), at))
                .toArray(Measured[]::new);
        BitSet agreeing = JacobianCheck.agreeing(
                e.get(d.by()).data(),
                jacobian,
                values,
                new Random(rows.count()),
                "∂" + d.definition().target() + "/∂" + d.by());
        return agreeing.cardinality() == some.size();
    }

    private Stream<Measured> row(Environment e, Evaluator evaluator, Map<IndexTerm, Integer> at) {
        Places columns = Places.of(e, d.byAxes());
        return IntStream.range(0, columns.count()).mapToObj(k -> {
            Map<IndexTerm, Integer> place = columns.at(k);
            place.putAll(at);
            return evaluator.measure(d.value(), place);
        });
    }
}
