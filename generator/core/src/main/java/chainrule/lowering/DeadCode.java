package chainrule.lowering;

import chainrule.plan.Buffer;
import chainrule.plan.Kernel;
import chainrule.plan.Offset;
import chainrule.plan.Part;
import chainrule.plan.Scalar;
import chainrule.plan.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out what nothing that lasts depends on: a buffer or a local is live if a live statement reads it, and a statement is live if
 * it sets what is live. So what only keeps itself alive goes too, such as a recurrence that nobody reads.
 */
final class DeadCode {

    /** Buffers and locals. */
    private final Set<Object> live = new HashSet<>();
    /** The buffer that a panel is of. */
    private final Map<Buffer, Buffer> panels = new HashMap<>();

    private DeadCode(Set<Buffer> kept) {
        live.addAll(kept);
    }

    /** Kernels without what is dead, and without those that are dead as a whole. */
    static List<List<Kernel>> remove(List<List<Kernel>> sections, Set<Buffer> kept) {
        DeadCode code = new DeadCode(kept);
        List<Kernel> all = sections.stream().flatMap(List::stream).toList();
        all.forEach(k -> k.body().forEach(s -> s.forEach(code::note)));
        int before = -1;
        while (code.live.size() > before) {
            before = code.live.size();
            for (int k = all.size() - 1; k >= 0; k--) {
                code.mark(all.get(k).body());
            }
        }
        return sections.stream()
                .map(section -> section.stream()
                        .map(k -> new Kernel(k.computes(), k.forPrediction(), code.alive(k.body())))
                        .filter(k -> !k.body().isEmpty())
                        .toList())
                .toList();
    }

    private void note(Part part) {
        if (part instanceof Statement.View v) {
            panels.put(v.panel(), v.of());
        }
    }

    /** Marks what live statements read, the last first; says whether there is a live one. */
    private boolean mark(List<Statement> statements) {
        boolean any = false;
        for (int k = statements.size() - 1; k >= 0; k--) {
            Statement s = statements.get(k);
            boolean isLive = s.body().isEmpty() ? isLive(s) : mark(s.body());
            if (isLive && s instanceof Statement.When w) {
                w.condition().forEach(this::read);
            } else if (isLive && s.body().isEmpty()) {
                s.forEach(this::read);
            }
            any |= isLive;
        }
        return any;
    }

    private void read(Part part) {
        if (part instanceof Scalar.Load l) {
            add(l.place().buffer());
        } else if (part instanceof Offset.IntegerElement e) {
            add(e.place().buffer());
        } else if (part instanceof Statement.Copy c) {
            add(c.from().buffer());
        } else if (part instanceof Scalar.Read r) {
            live.add(r.local());
        }
    }

    private void add(Buffer b) {
        live.add(panels.getOrDefault(b, b));
    }

    /** Whether a statement without a block sets something live. */
    private boolean isLive(Statement s) {
        if (s instanceof Statement.Define d) {
            return live.contains(d.local());
        }
        if (s instanceof Statement.Accumulator a) {
            return live.contains(a.local());
        }
        if (s instanceof Statement.Accumulate a) {
            return live.contains(a.local());
        }
        if (s instanceof Statement.Store t) {
            return isLive(t.place().buffer());
        }
        return isLive(s instanceof Statement.Copy c ? c.to().buffer() : ((Statement.View) s).of());
    }

    private boolean isLive(Buffer b) {
        Buffer whole = panels.getOrDefault(b, b);
        return whole.kind() != Buffer.Kind.WORK || live.contains(whole);
    }

    private List<Statement> alive(List<Statement> statements) {
        List<Statement> all = new ArrayList<>();
        for (Statement s : statements) {
            if (!s.body().isEmpty()) {
                List<Statement> body = alive(s.body());
                if (!body.isEmpty()) {
                    all.add(s.withBody(body));
                }
            } else if (isLive(s)) {
                all.add(s);
            }
        }
        return all;
    }
}
