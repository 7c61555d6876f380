package chainrule.plan.run;

import chainrule.plan.Buffer;
import chainrule.plan.KernelPlan;
import chainrule.plan.WorkArray;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The arrays of a generated class: flat ones, those that buffers share, and the caller's. */
final class Memory {

    /** Numbers of an array from a place on. */
    record Cells(double[] array, int from) {}


    final double[] parameters;
    final double[] gradients;
    final List<double[]> states = new ArrayList<>();
    private final List<double[]> work = new ArrayList<>();
    private final Map<Buffer, Cells> cells = new HashMap<>();
    private final Map<Buffer, Integer> pitches = new HashMap<>();

    /** @param capacity how many samples there is room for */
    Memory(KernelPlan plan, int capacity) {
        parameters = new double[plan.parameterSize()];
        gradients = new double[plan.parameterSize()];
        for (KernelPlan.PlannedParameter p : plan.parameters()) {
            put(p.values(), parameters, p.offset());
            put(p.gradient(), gradients, p.offset());
        }
        plan.arrays().forEach(a -> allocate(a, capacity));
        plan.step().ifPresent(s -> {
            put(s.theta(), parameters, 0);
            put(s.gradient(), gradients, 0);
            s.states().forEach(b -> states.add(new double[b.size()]));
            for (int k = 0; k < states.size(); k++) {
                put(s.states().get(k), states.get(k), 0);
            }
        });
    }

    private void allocate(WorkArray a, int capacity) {
        int rows = a.panels() > 0 ? a.panels() : a.perSample() ? capacity : 1;
        double[] array = new double[Math.multiplyExact(rows, a.size())];
        work.add(array);
        for (Buffer b : a.buffers()) {
            put(b, array, 0);
            pitches.put(b, a.size());
        }
    }

    /** Has a buffer lie in an array. */
    void put(Buffer b, double[] array, int from) {
        cells.put(b, new Cells(array, from));
    }

    Cells of(Buffer b) {
        Cells known = cells.get(b);
        if (known == null) {
            throw new IllegalStateException(b + " lies nowhere");
        }
        return known;
    }

    /** Has a buffer be one panel of another. */
    void view(Buffer panel, Buffer of, int which) {
        put(panel, of(of).array(), which * pitches.get(of));
    }

    /** Overwrites all that the class computes with; what is computed next must not depend on it. */
    void spoil(double value) {
        work.forEach(array -> Arrays.fill(array, value));
    }
}
