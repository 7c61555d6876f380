package chainrule.symbolic.eval;

import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Reduce;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Runs the program of a term, at one place of its indices after the other. What symbols are must not change meanwhile. */
public final class Machine {

    private static final ElementaryFunction[] FUNCTIONS = ElementaryFunction.values();
    private static final Reduce.Operator[] OPERATORS = Reduce.Operator.values();

    private final Program program;
    private final int[] code;
    private final Algebra algebra;
    private final int[] wholes;
    private final Memory memory;
    private final int base;
    /** The numbers of opened symbols; −1 before they are. */
    private final int[] opened;
    private final Work work = Work.here();
    private int[] returns = new int[8];
    private int depth;
    private List<Index> lastAxes;
    private int[] axisOf;
    private int entered;

    Machine(Program program, Algebra algebra) {
        this.program = program;
        this.code = program.code();
        this.algebra = algebra;
        this.wholes = program.wholes().clone();
        this.opened = new int[program.symbols().length];
        Arrays.fill(opened, -1);
        for (int k = 0; k < program.sizes().length; k++) {
            wholes[program.sizeRegisters()[k]] = algebra.sizes().size(program.sizes()[k]);
        }
        this.base = algebra.allocate(program.numbers());
        this.memory = new Memory(program, wholes, algebra, base);
        run(program.prologue());
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
        int[] shape = axes.stream().mapToInt(i -> algebra.sizes().extent(i.extent())).toArray();
        TensorCalls.Block block = new TensorCalls.Block(algebra.allocate(Tensor.size(shape)), shape);
        for (int k = 0; k < block.count(); k++) {
            algebra.bind(block.first() + k, run(axes, Tensor.place(shape, k)));
        }
        return block;
    }

    private int run() {
        try {
            run(0);
            return base + program.result();
        } finally {
            // An exception may end a run inside of routines and functions.
            depth = 0;
            for (; entered > 0; entered--) {
                algebra.leave();
            }
        }
    }

    private void run(int start) {
        int at = start;
        long executed = 0;
        try {
            while (code[at] != Op.HALT) {
                executed++;
                at = step(at);
            }
        } finally {
            work.add(executed);
        }
    }

    /** Executes the instruction at a place; gives the place of the next. */
    private int step(int at) {
        int x = code[at + 1];
        switch (code[at]) {
            case Op.JUMP:
                return x;
            case Op.JUMP_IF_ZERO:
                return algebra.isZero(base + x) ? code[at + 2] : at + 3;
            case Op.ABSORB:
                return absorb(at);
            case Op.NEED:
                return memory.isKnown(x) ? at + 2 : enter(program.memos()[x].entry(), at + 2);
            case Op.KNOWN:
                return memory.isKnown(x) ? code[at + 2] : at + 3;
            case Op.KEEP:
                memory.keep(x);
                return at + 2;
            case Op.CALL:
                return call(at);
            case Op.RETURN:
                return leave(x);
            case Op.COMBINATION:
                wholes[x] = program.combinations()[code[at + 2]].value(wholes);
                return at + 3;
            case Op.QUOTIENT:
                wholes[x] = Math.floorDiv(wholes[code[at + 2]], code[at + 3]);
                return at + 4;
            case Op.WHOLE:
                wholes[x] = algebra.whole(base + code[at + 2]);
                return at + 3;
            case Op.ZERO:
                wholes[x] = 0;
                return at + 2;
            case Op.START:
                return start(at);
            case Op.NEXT:
                return next(at);
            case Op.LOAD:
                return load(at);
            case Op.REDUCE:
                return reduce(at);
            case Op.REDUCED:
                algebra.end(base + code[at + 2], OPERATORS[x], wholes[code[at + 3]], program.terms()[code[at + 4]]);
                return at + 5;
            case Op.APPLY:
                algebra.apply(base + code[at + 2], FUNCTIONS[x], base + code[at + 3], base + code[at + 4], program.terms()[code[at + 5]]);
                return at + 6;
            default:
                return number(at, base + x);
        }
    }

    /** The instructions that give a register a number, and have one operand or two. */
    private int number(int at, int to) {
        int a = code[at + 2];
        switch (code[at]) {
            case Op.CONSTANT:
                algebra.set(to, program.rationals()[a]);
                return at + 3;
            case Op.FIXED:
                algebra.set(to, program.symbols()[a]);
                return at + 3;
            case Op.NUMBER:
                algebra.set(to, wholes[a]);
                return at + 3;
            case Op.DELTA:
                algebra.set(to, wholes[a] == wholes[code[at + 3]] ? 1 : 0);
                return at + 4;
            case Op.MOVE:
                algebra.move(to, base + a);
                return at + 3;
            case Op.BIND:
                algebra.bind(to, base + a);
                return at + 3;
            case Op.CLEAR:
                algebra.set(to, 0);
                return at + 2;
            case Op.DEPEND:
                algebra.depend(to, base + a);
                return at + 3;
            case Op.PLUS:
                algebra.plus(to, base + a, base + code[at + 3]);
                return at + 4;
            case Op.TIMES:
                algebra.times(to, base + a, base + code[at + 3]);
                return at + 4;
            case Op.POWER:
                algebra.power(to, base + a, program.rationals()[code[at + 3]]);
                return at + 4;
            case Op.EXPONENTIAL:
                algebra.exponential(to, base + a, program.rationals()[code[at + 3]]);
                return at + 4;
            default:
                throw new IllegalStateException("no instruction " + code[at]);
        }
    }

    private int absorb(int at) {
        int factor = base + code[at + 1];
        if (!algebra.absorbs() || !algebra.isZero(factor)) {
            return at + 4;
        }
        algebra.depend(base + code[at + 2], factor);
        return code[at + 3];
    }

    private int call(int at) {
        Program.Function frame = program.frames()[code[at + 1]];
        memory.changed(frame.arguments());
        entered++;
        algebra.enter((Call) program.terms()[code[at + 2]]);
        return enter(frame.entry(), at + 3);
    }

    private int enter(int entry, int back) {
        if (depth == returns.length) {
            returns = Arrays.copyOf(returns, 2 * depth);
        }
        returns[depth++] = back;
        return entry;
    }

    private int leave(int function) {
        if (function == 1) {
            entered--;
            algebra.leave();
        }
        return returns[--depth];
    }

    private int start(int at) {
        int extent = wholes[code[at + 2]];
        if (extent < 1) {
            throw new IndexOutOfBoundsException("an index with " + extent + " values");
        }
        memory.set(code[at + 1], 0);
        return at + 3;
    }

    private int next(int at) {
        int index = code[at + 1];
        if (wholes[index] + 1 >= wholes[code[at + 2]]) {
            return at + 4;
        }
        memory.set(index, wholes[index] + 1);
        return code[at + 3];
    }

    private int load(int at) {
        int symbol = code[at + 2];
        int from = opened[symbol];
        if (from < 0) {
            from = opened[symbol] = algebra.open(program.symbols()[symbol]);
        }
        int[] shape = algebra.shape(from);
        int offset = 0;
        int subscripts = at + 4;
        for (int k = 0; k < shape.length; k++) {
            int place = wholes[code[subscripts + k]];
            if (place < 0 || place >= shape[k]) {
                throw new IndexOutOfBoundsException("index " + place + " on an axis of " + shape[k]);
            }
            offset = offset * shape[k] + place;
        }
        algebra.load(base + code[at + 1], from, offset);
        return subscripts + code[at + 3];
    }

    private int reduce(int at) {
        Reduce.Operator operator = OPERATORS[code[at + 1]];
        int to = base + code[at + 2];
        int element = base + code[at + 3];
        int number = wholes[code[at + 4]]++;
        if (number == 0) {
            algebra.begin(to, operator, element);
        } else {
            algebra.reduce(to, operator, element, number);
        }
        return at + 5;
    }
}
