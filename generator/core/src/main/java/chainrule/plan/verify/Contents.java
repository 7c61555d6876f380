package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.BufferUse;
import chainrule.plan.KernelPlan;
import chainrule.plan.Statement;
import chainrule.plan.WorkArray;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Which buffer's values each array holds at a moment, and which elements of them were written. */
final class Contents {

    private final Map<Buffer, WorkArray> arrays = new HashMap<>();
    private final Map<WorkArray, Buffer> held = new IdentityHashMap<>();
    private final Written written = new Written();
    private final Set<Buffer> whole = new HashSet<>();

    Contents(KernelPlan plan) {
        plan.arrays().forEach(a -> a.buffers().forEach(b -> arrays.put(b, a)));
    }

    Written written() {
        return written;
    }

    /** Whether each element was written. */
    boolean isWhole(Buffer b) {
        if (!whole.contains(b) && Elements.isFirst(written.of(b, List.of()), Elements.count(b))) {
            whole.add(b);
        }
        return whole.contains(b);
    }

    /** Prepares for statements: they use one buffer of each array only. */
    void open(List<Statement> statements) {
        BufferUse use = BufferUse.of(statements);
        Map<WorkArray, Buffer> used = new IdentityHashMap<>();
        Stream.concat(use.written().stream(), use.read().stream()).filter(arrays::containsKey).forEach(b -> {
            Buffer other = used.putIfAbsent(arrays.get(b), b);
            if (other != null && other != b) {
                throw new IllegalStateException(b + " and " + other + " are used together, and share an array");
            }
        });
    }

    /** Says that a buffer is written to: what its array held is gone. */
    void take(Buffer b) {
        if (b.kind() != Buffer.Kind.WORK && b.kind() != Buffer.Kind.OUTPUT) {
            return;
        }
        WorkArray array = arrays.get(b);
        if (array == null) {
            throw new IllegalStateException(b + " has no array");
        }
        if (array.size() < b.size() || array.perSample() != b.perSample() || array.panels() < b.panels()) {
            throw new IllegalStateException(b + " does not fit its array");
        }
        Buffer before = held.put(array, b);
        if (before != null && before != b) {
            written.forget(before);
            whole.remove(before);
        }
    }

    /** @throws IllegalStateException if not all of the buffer's values are there */
    void check(Buffer b, String what) {
        if (!isWhole(b)) {
            throw missing(b, what);
        }
    }

    NotWrittenException missing(Buffer b, String what) {
        Buffer there = held.get(arrays.get(b));
        return new NotWrittenException(
                b, what + " reads " + b + (there == null || there == b ? ", which was not written" : ", which " + there + " overwrote"));
    }
}
