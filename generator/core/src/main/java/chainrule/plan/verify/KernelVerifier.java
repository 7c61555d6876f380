package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Combination;
import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.Place;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the statements of a kernel in their order. */
final class KernelVerifier implements Statement.Visitor<Void> {

    private final Contents contents;
    private final Set<Buffer> given;
    private final OffsetRanges ranges = new OffsetRanges();
    /** What the loops around write: a condition may protect a read of what an earlier iteration wrote. */
    private final Set<Buffer> inLoops = new HashSet<>();
    private final Set<Local> locals = new HashSet<>();
    /** What holds where the statement stands. */
    private final List<Condition> conditions = new ArrayList<>();
    /** Panels in sight, with the buffers that they are of. */
    private final Map<Buffer, Buffer> panels = new HashMap<>();

    /** @param given buffers that are there from the start */
    KernelVerifier(Contents contents, Set<Buffer> given) {
        this.contents = contents;
        this.given = given;
    }

    void verify(List<Statement> statements) {
        if (statements.isEmpty()) {
            throw new IllegalStateException("an empty block");
        }
        Set<Local> outside = Set.copyOf(locals);
        statements.forEach(s -> s.accept(this));
        locals.retainAll(outside);
    }

    @Override
    public Void visit(Statement.Loop s) {
        Set<Buffer> outside = Set.copyOf(inLoops);
        inLoops.addAll(BufferUse.of(s.body()).written());
        ranges.enter(s);
        verify(s.body());
        ranges.leave(s);
        inLoops.retainAll(outside);
        return null;
    }

    @Override
    public Void visit(Statement.Define s) {
        check(s.value());
        locals.add(s.local());
        return null;
    }

    @Override
    public Void visit(Statement.Accumulator s) {
        check(s.start());
        locals.add(s.local());
        return null;
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        check(new Scalar.Read(s.local()));
        check(s.value());
        return null;
    }

    @Override
    public Void visit(Statement.Store s) {
        check(s.value());
        if (s.combination() != Combination.SET) {
            read(s.place());
        }
        write(s.place(), 1);
        return null;
    }

    @Override
    public Void visit(Statement.When s) {
        new ScalarVerifier(this).check(s.condition());
        behind(s.condition(), () -> verify(s.body()));
        return null;
    }

    /** Checks what is done only where a condition holds: it may leave its range elsewhere. */
    void behind(Condition c, Runnable check) {
        conditions.add(c);
        check.run();
        conditions.remove(conditions.size() - 1);
    }

    @Override
    public Void visit(Statement.Copy s) {
        read(s.from(), s.count());
        write(s.to(), s.count());
        return null;
    }

    @Override
    public Void visit(Statement.View s) {
        panels.put(s.panel(), s.of());
        ranges.checkWithin(s.which(), s.of().panels(), s.of());
        return null;
    }

    private void write(Place place, int count) {
        ranges.check(place, count, conditions);
        Buffer b = panels.getOrDefault(place.buffer(), place.buffer());
        if (b.kind() == Buffer.Kind.INPUT || b.kind() == Buffer.Kind.TARGET) {
            throw new IllegalStateException("the caller's " + b + " is written");
        }
        if (!given.contains(b)) {
            contents.write(b);
        }
    }

    private void check(Scalar value) {
        new ScalarVerifier(this).check(value);
    }

    void read(Local local) {
        if (!locals.contains(local)) {
            throw new IllegalStateException(local + " is not in sight");
        }
    }

    void read(Place place) {
        read(place, 1);
    }

    /** What is read must have been written; behind a condition also in an earlier round of a loop around. */
    private void read(Place place, int count) {
        if (conditions.isEmpty() || !inLoops.contains(place.buffer())) {
            checkThere(place.buffer());
        }
        ranges.check(place, count, conditions);
    }

    private void checkThere(Buffer buffer) {
        Buffer b = panels.getOrDefault(buffer, buffer);
        if (!given.contains(b) && b.kind() != Buffer.Kind.PANEL) {
            contents.check(b, "a statement");
        }
    }
}
