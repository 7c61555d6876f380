package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.Loads;
import chainrule.plan.Local;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Leaves out stores that nothing reads, and locals that nothing reads. */
final class DeadCode {

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
            Set<Buffer> read = new HashSet<>();
            before.forEach(section -> section.forEach(k -> read.addAll(Loads.of(k.body()).buffers())));
            after = before.stream()
                    .map(section -> section.stream()
                            .map(k -> new DeadCode(read, kept).kernel(k))
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
            if (!s.body().isEmpty()) {
                List<Statement> body = all(s.body());
                if (!body.isEmpty()) {
                    live.add(s.withBody(body));
                }
            } else if (isLive(s)) {
                live.add(s);
            }
        }
        return live;
    }

    /** Whether something reads what a statement without a block sets. */
    private boolean isLive(Statement s) {
        if (s instanceof Statement.Define d) {
            return isRead(d.local());
        }
        if (s instanceof Statement.Accumulator a) {
            return isRead(a.local());
        }
        if (s instanceof Statement.Accumulate a) {
            return isRead(a.local());
        }
        return s instanceof Statement.Store t
                ? isRead(t.place().buffer())
                : !(s instanceof Statement.Copy c) || isRead(c.to().buffer());
    }

    private boolean isRead(Local l) {
        return locals.reads(l) > 0;
    }

    private boolean isRead(Buffer b) {
        return b.kind() != Buffer.Kind.WORK || read.contains(b) || kept.contains(b);
    }
}
