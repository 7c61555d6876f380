package chainrule.plan.run;

import chainrule.plan.Bound;
import chainrule.plan.Combination;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import java.util.List;

/** Runs statements one after the other. */
final class StatementInterpreter implements Statement.Visitor<Void> {

    private final Moment now;
    private final Arithmetic arithmetic;
    private final ScalarInterpreter scalars;

    StatementInterpreter(Moment now, Arithmetic arithmetic) {
        this.now = now;
        this.arithmetic = arithmetic;
        this.scalars = new ScalarInterpreter(now, arithmetic);
    }

    void run(List<Statement> statements) {
        statements.forEach(s -> s.accept(this));
    }

    private int value(Bound b) {
        return b.ofBatch() ? now.batch - now.batch % b.value() : b.value();
    }

    @Override
    public Void visit(Statement.Loop s) {
        int to = value(s.to());
        for (int k = value(s.from()); k < to; k += s.step()) {
            now.indices.put(s.variable(), k);
            run(s.body());
        }
        return null;
    }

    @Override
    public Void visit(Statement.Define s) {
        Arithmetic own = s.local().wide() ? Arithmetic.DOUBLE : arithmetic;
        now.locals.put(s.local(), new ScalarInterpreter(now, own).value(s.value()));
        return null;
    }

    @Override
    public Void visit(Statement.Accumulator s) {
        now.locals.put(s.local(), scalars.value(s.start()));
        return null;
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        now.locals.put(s.local(), combined(now.locals.get(s.local()), s.combination(), s.value()));
        return null;
    }

    @Override
    public Void visit(Statement.Store s) {
        Memory.Cells cells = now.memory.of(s.place().buffer());
        int at = cells.from() + scalars.offset(s.place(), 1);
        cells.array()[at] = combined(cells.array()[at], s.combination(), s.value());
        return null;
    }

    private double combined(double before, Combination combination, Scalar value) {
        double v = scalars.value(value);
        return switch (combination) {
            case SET -> v;
            case ADD -> arithmetic.round(before + v);
            case MULTIPLY -> arithmetic.round(before * v);
            case MAXIMUM -> Math.max(before, v);
            case MINIMUM -> Math.min(before, v);
        };
    }

    @Override
    public Void visit(Statement.When s) {
        if (scalars.holds(s.condition())) {
            run(s.body());
        }
        return null;
    }

    @Override
    public Void visit(Statement.Copy s) {
        Memory.Cells from = now.memory.of(s.from().buffer());
        Memory.Cells to = now.memory.of(s.to().buffer());
        int source = from.from() + scalars.offset(s.from(), s.count());
        System.arraycopy(from.array(), source, to.array(), to.from() + scalars.offset(s.to(), s.count()), s.count());
        return null;
    }

    @Override
    public Void visit(Statement.View s) {
        now.memory.view(s.panel(), s.of(), scalars.value(s.which()));
        return null;
    }
}
