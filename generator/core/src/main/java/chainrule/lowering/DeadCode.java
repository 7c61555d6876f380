package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.Loads;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Leaves out stores that nothing reads, and locals that nothing reads. */
final class DeadCode implements Statement.Visitor<Statement> {

    private final Set<Buffer> read;
    private final Set<Buffer> kept;
    private Loads locals;

    private DeadCode(Set<Buffer> read, Set<Buffer> kept) {
        this.read = read;
        this.kept = kept;
    }

    /** Kernels without what is dead, and without those that are dead as a whole. */
    static List<List<Kernel>> remove(List<List<Kernel>> sections, Set<Buffer> kept) {
        List<List<Kernel>> before = null;
        List<List<Kernel>> after = sections;
        while (!after.equals(before)) {
            before = after;
            Loads loads = new Loads();
            before.forEach(section -> section.forEach(k -> loads.add(k.body())));
            after = before.stream()
                    .map(section -> section.stream()
                            .map(k -> new DeadCode(loads.buffers(), kept).kernel(k))
                            .filter(k -> !k.body().isEmpty())
                            .toList())
                    .toList();
        }
        return after;
    }

    private Kernel kernel(Kernel k) {
        locals = Loads.of(k.body());
        return new Kernel(k.computes(), k.forPrediction(), all(k.body()));
    }

    private List<Statement> all(List<Statement> statements) {
        List<Statement> live = new ArrayList<>();
        for (Statement s : statements) {
            Statement image = s.accept(this);
            if (image != null) {
                live.add(image);
            }
        }
        return live;
    }

    @Override
    public Statement visit(Statement.Loop s) {
        List<Statement> body = all(s.body());
        return body.isEmpty() ? null : new Statement.Loop(s.variable(), s.from(), s.to(), s.step(), body);
    }

    @Override
    public Statement visit(Statement.Define s) {
        return locals.reads(s.local()) == 0 ? null : s;
    }

    @Override
    public Statement visit(Statement.Accumulator s) {
        return locals.reads(s.local()) == 0 ? null : s;
    }

    @Override
    public Statement visit(Statement.Accumulate s) {
        return locals.reads(s.local()) == 0 ? null : s;
    }

    @Override
    public Statement visit(Statement.Store s) {
        return isRead(s.place().buffer()) ? s : null;
    }

    private boolean isRead(Buffer b) {
        return b.kind() != Buffer.Kind.WORK || read.contains(b) || kept.contains(b);
    }

    @Override
    public Statement visit(Statement.Copy s) {
        return isRead(s.to().buffer()) ? s : null;
    }

    @Override
    public Statement visit(Statement.View s) {
        return s;
    }

    @Override
    public Statement visit(Statement.When s) {
        List<Statement> body = all(s.body());
        return body.isEmpty() ? null : new Statement.When(s.condition(), body);
    }
}
