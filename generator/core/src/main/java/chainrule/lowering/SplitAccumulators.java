package chainrule.lowering;

import chainrule.plan.Bound;
import chainrule.plan.Local;
import chainrule.plan.Replacement;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A long reduction into one local becomes four that do not wait for each other, joined at the end: an addition takes several
 * cycles, and the next one would need its result.
 */
final class SplitAccumulators {

    private static final int PARTS = 4;
    private static final int SHORTEST = 16;

    private SplitAccumulators() {}

    static List<Statement> in(List<Statement> statements) {
        return statements.stream().flatMap(s -> in(s).stream()).toList();
    }

    private static List<Statement> in(Statement s) {
        if (s instanceof Statement.Loop l && isLong(l) && l.body().size() == 1 && l.body().get(0) instanceof Statement.Accumulate a) {
            return split(l, a);
        }
        return List.of(s.body().isEmpty() ? s : s.withBody(in(s.body())));
    }

    private static boolean isLong(Statement.Loop s) {
        return !s.to().ofBatch() && s.step() == 1 && s.to().value() - s.from().value() >= SHORTEST;
    }

    private static List<Statement> split(Statement.Loop s, Statement.Accumulate a) {
        List<Statement> all = new ArrayList<>();
        List<Statement> body = new ArrayList<>(List.of(a));
        List<Statement> joins = new ArrayList<>();
        for (int k = 1; k < PARTS; k++) {
            Local part = new Local(a.local().name(), a.local().wide());
            all.add(new Statement.Accumulator(part, a.combination().start()));
            Scalar moved = a.value().map(Replacement.shift(s.variable(), k));
            body.add(new Statement.Accumulate(part, a.combination(), moved));
            joins.add(new Statement.Accumulate(a.local(), a.combination(), new Scalar.Read(part)));
        }
        int from = s.from().value();
        int middle = from + (s.to().value() - from) / PARTS * PARTS;
        all.add(new Statement.Loop(s.variable(), s.from(), Bound.of(middle), PARTS, body));
        if (middle < s.to().value()) {
            all.add(new Statement.Loop(s.variable(), Bound.of(middle), s.to(), 1, List.of(a)));
        }
        all.addAll(joins);
        return all;
    }
}
