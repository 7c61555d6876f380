package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.Combination;
import chainrule.plan.Condition;
import chainrule.plan.Local;
import chainrule.plan.Part;
import chainrule.plan.Statement;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks the statements of a kernel in their order. */
final class KernelVerifier implements Statement.Visitor<Void> {

    private final Contents contents;
    private final Set<Buffer> given;
    private final Nest nest = new Nest();
    private final AccessVerifier accesses;
    private final Set<Local> locals = new HashSet<>();
    private final Set<Local> accumulators = new HashSet<>();
    /** A loop in a recurrence is looked at many times. */
    private final Map<Statement, BufferUse> uses = new IdentityHashMap<>();

    /** @param given buffers that are there from the start */
    KernelVerifier(Contents contents, Set<Buffer> given) {
        this.contents = contents;
        this.given = given;
        this.accesses = new AccessVerifier(contents, given, nest);
    }

    void verify(List<Statement> statements) {
        contents.open(statements);
        block(statements);
    }

    private void block(List<Statement> statements) {
        if (statements.isEmpty()) {
            throw new IllegalStateException("an empty block");
        }
        Set<Local> outside = Set.copyOf(locals);
        Set<Buffer> panels = accesses.panels();
        try {
            statements.forEach(s -> s.accept(this));
        } finally {
            locals.retainAll(outside);
            accesses.keepPanels(panels);
        }
    }

    /** All rounds at once, or one after the other where a round reads what an earlier one has written. */
    @Override
    public Void visit(Statement.Loop s) {
        LoopBounds.check(s);
        Set<Buffer> written = carried(s);
        Progress before = written.isEmpty() ? null : Progress.of(written, contents, nest);
        try {
            nest.enter(s);
            block(s.body());
            nest.leave(nest.written(nest.depth() - 1, contents.written()));
        } catch (NotWrittenException e) {
            if (!written.contains(e.buffer())) {
                throw e;
            }
            before.restore(contents, nest);
            for (int k = s.from().value(); k < s.to().value(); k += s.step()) {
                nest.fix(s.variable(), k);
                block(s.body());
            }
            nest.release(s.variable());
        }
        return null;
    }

    /** What a loop writes, if it also reads of it: an earlier round may have written that. */
    private Set<Buffer> carried(Statement.Loop s) {
        if (s.to().ofBatch()) {
            return Set.of();
        }
        BufferUse use = uses.computeIfAbsent(s, k -> BufferUse.of(s.body()));
        Set<Buffer> written = new HashSet<>(use.written());
        written.removeAll(given);
        written.removeIf(contents::isWhole);
        return Collections.disjoint(written, use.read()) ? Set.of() : written;
    }

    @Override
    public Void visit(Statement.Define s) {
        check(s.value(), s.local().wide());
        Condition truth = Cases.condition(s.value());
        if (truth != null) {
            accesses.truth(s.local(), truth);
        }
        define(s.local());
        return null;
    }

    private void define(Local local) {
        if (!locals.add(local)) {
            throw new IllegalStateException(local + " is defined again");
        }
    }

    @Override
    public Void visit(Statement.Accumulator s) {
        check(s.start(), s.local().wide());
        define(s.local());
        accumulators.add(s.local());
        return null;
    }

    @Override
    public Void visit(Statement.Accumulate s) {
        if (!locals.contains(s.local()) || !accumulators.contains(s.local())) {
            throw new IllegalStateException(s.local() + " is no accumulator in sight");
        }
        check(s.value(), s.local().wide());
        return null;
    }

    @Override
    public Void visit(Statement.Store s) {
        check(s.value(), false);
        check(s.place(), false);
        if (s.combination() != Combination.SET) {
            accesses.read(s.place(), 1);
        }
        accesses.write(s.place(), 1, s.combination() == Combination.SET);
        return null;
    }

    @Override
    public Void visit(Statement.When s) {
        check(s.condition(), false);
        accesses.behind(s.condition(), () -> block(s.body()));
        return null;
    }

    @Override
    public Void visit(Statement.Copy s) {
        check(s.from(), false);
        check(s.to(), false);
        accesses.read(s.from(), s.count());
        accesses.write(s.to(), s.count(), true);
        return null;
    }

    @Override
    public Void visit(Statement.View s) {
        check(s.which(), false);
        accesses.view(s);
        return null;
    }

    private void check(Part part, boolean wide) {
        new ScalarVerifier(accesses, locals, wide).check(part);
    }
}
