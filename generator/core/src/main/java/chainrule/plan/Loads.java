package chainrule.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What statements read: buffers, and locals with how often. */
public final class Loads {

    private final Set<Buffer> buffers = new LinkedHashSet<>();
    private final Map<Local, Integer> locals = new HashMap<>();

    public static Loads of(List<Statement> statements) {
        Loads loads = new Loads();
        statements.forEach(s -> s.forEach(loads::add));
        return loads;
    }

    private void add(Part part) {
        if (part instanceof Scalar.Load s) {
            buffers.add(s.place().buffer());
        } else if (part instanceof Offset.IntegerElement e) {
            buffers.add(e.place().buffer());
        } else if (part instanceof Statement.Copy s) {
            buffers.add(s.from().buffer());
        } else if (part instanceof Statement.View s) {
            buffers.add(s.of());
        } else if (part instanceof Scalar.Read s) {
            locals.merge(s.local(), 1, Integer::sum);
        }
    }

    public Set<Buffer> buffers() {
        return buffers;
    }

    public int reads(Local local) {
        return locals.getOrDefault(local, 0);
    }
}
