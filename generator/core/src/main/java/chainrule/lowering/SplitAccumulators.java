package chainrule.lowering;

import chainrule.plan.Bound;
import chainrule.plan.Local;
import chainrule.plan.Scalar;
import chainrule.plan.ScalarRewriter;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A long reduction into one local becomes four that do not wait for each other, joined at the end: an addition takes several
 * cycles, and the next one would need its result.
 */
final class SplitAccumulators implements Statement.Visitor<List<Statement>> {

    private static final int PARTS = 4;
    private static final int SHORTEST = 16;

    private SplitAccumulators() {}

    static List<Statement> in(List<Statement> statements) {
        SplitAccumulators pass = new SplitAccumulators();
        return statements.stream().flatMap(s -> s.accept(pass).stream()).toList();
    }

    @Override
    public List<Statement> visit(Statement.Loop s) {
        boolean isLong = !s.to().ofBatch() && s.step() == 1 && s.to().value() - s.from().value() >= SHORTEST;
        if (isLong && s.body().size() == 1 && s.body().get(0) instanceof Statement.Accumulate a) {
            return split(s, a);
        }
        return List.of(new Statement.Loop(s.variable(), s.from(), s.to(), s.step(), in(s.body())));
    }

    private static List<Statement> split(Statement.Loop s, Statement.Accumulate a) {
        List<Statement> all = new ArrayList<>();
        List<Statement> body = new ArrayList<>(List.of(a));
        List<Statement> joins = new ArrayList<>();
        for (int k = 1; k < PARTS; k++) {
            Local part = new Local(a.local().name(), a.local().wide());
            all.add(new Statement.Accumulator(part, a.combination().start()));
            body.add(new Statement.Accumulate(
                    part, a.combination(), ScalarRewriter.shift(a.value(), s.variable(), k)));
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

    @Override
    public List<Statement> visit(Statement.Define s) {
        return List.of(s);
    }

    @Override
    public List<Statement> visit(Statement.Accumulator s) {
        return List.of(s);
    }

    @Override
    public List<Statement> visit(Statement.Accumulate s) {
        return List.of(s);
    }

    @Override
    public List<Statement> visit(Statement.Store s) {
        return List.of(s);
    }

    @Override
    public List<Statement> visit(Statement.When s) {
        return List.of(new Statement.When(s.condition(), in(s.body())));
    }

    @Override
    public List<Statement> visit(Statement.Copy s) {
        return List.of(s);
    }

    @Override
    public List<Statement> visit(Statement.View s) {
        return List.of(s);
    }
}
