package chainrule.symbolic.eval;

import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import java.util.List;
import java.util.Map;

/** Runs the program of a term, at one place of its indices after the other. What symbols are must not change meanwhile. */
public final class Machine {

    private final Program program;
    private final Algebra algebra;
    private final int[] wholes;
    private final int base;
    private final Memory memory;
    private final Processor processor;
    private List<Index> lastAxes;
    private int[] axisOf;

    Machine(Program program, Algebra algebra) {
        this.program = program;
        this.algebra = algebra;
        this.wholes = program.wholes().clone();
        for (int k = 0; k < program.sizes().length; k++) {
            wholes[program.sizeRegisters()[k]] = algebra.environment().size(program.sizes()[k]);
        }
        this.base = algebra.allocate(program.numbers());
        this.memory = new Memory(program, wholes, algebra, base);
        this.processor = new Processor(program, wholes, algebra, base, memory);
        processor.run(program.prologue());
    }

    /**
     * Computes the term where its free indices have these values.
     *
     * @return the register of the value
     */
    public int run(Map<? extends IndexTerm, Integer> at) {
        List<Index> free = program.free();
        for (int k = 0; k < free.size(); k++) {
            Integer value = at.get(free.get(k));
            if (value == null) {
                throw new IllegalStateException("index " + free.get(k) + " is open");
            }
            memory.set(k, value);
        }
        return run();
    }

    /** The same at a place of some axes, among which are all free indices. */
    public int run(List<Index> axes, int... place) {
        if (axes != lastAxes) {
            axisOf = program.free().stream().mapToInt(i -> axis(i, axes)).toArray();
            lastAxes = axes;
        }
        for (int k = 0; k < axisOf.length; k++) {
            memory.set(k, place[axisOf[k]]);
        }
        return run();
    }

    private static int axis(Index free, List<Index> axes) {
        int axis = axes.indexOf(free);
        if (axis < 0) {
            throw new IllegalStateException("index " + free + " is open");
        }
        return axis;
    }

    /** Computes the term for all values of its axes. */
    TensorCalls.Block run(List<Index> axes) {
        int[] shape = axes.stream().mapToInt(i -> algebra.environment().extent(i.extent())).toArray();
        TensorCalls.Block block = new TensorCalls.Block(algebra.allocate(Tensor.size(shape)), shape);
        for (int k = 0; k < block.count(); k++) {
            algebra.bind(block.first() + k, run(axes, Tensor.place(shape, k)));
        }
        return block;
    }

    private int run() {
        processor.run(0);
        return base + program.result();
    }
}
