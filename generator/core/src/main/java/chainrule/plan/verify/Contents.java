package chainrule.plan.verify;

import chainrule.plan.Buffer;
import chainrule.plan.KernelPlan;
import chainrule.plan.WorkArray;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/** Which buffer's values each array holds at a moment. */
final class Contents {

    private final Map<Buffer, WorkArray> arrays = new HashMap<>();
    private final Map<WorkArray, Buffer> held = new IdentityHashMap<>();

    Contents(KernelPlan plan) {
        plan.arrays().forEach(a -> a.buffers().forEach(b -> arrays.put(b, a)));
    }

    void write(Buffer b) {
        WorkArray array = arrays.get(b);
        if (array == null) {
            throw new IllegalStateException(b + " has no array");
        }
        if (array.size() < b.size() || array.perSample() != b.perSample() || array.panels() < b.panels()) {
            throw new IllegalStateException(b + " does not fit its array");
        }
        held.put(array, b);
    }

    /** @throws IllegalStateException if the buffer's values are not there */
    void check(Buffer b, String what) {
        Buffer there = held.get(arrays.get(b));
        if (there != b) {
            throw new IllegalStateException(
                    what + " reads " + b + (there == null ? ", which was not written" : ", which " + there + " overwrote"));
        }
    }
}
