package chainrule.symbolic.eval;

import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Reduce;
import java.util.Arrays;

/** Executes the instructions of a program. */
final class Processor {

    private static final ElementaryFunction[] FUNCTIONS = ElementaryFunction.values();
    private static final Reduce.Operator[] OPERATORS = Reduce.Operator.values();

    private final Program program;
    private final int[] code;
    private final Algebra algebra;
    private final int[] wholes;
    private final int base;
    private final Memory memory;
    /** The numbers of opened symbols; −1 before they are. */
    private final int[] opened;
    private final Work work = Work.here();
    private int[] returns = new int[8];
    private int depth;
    /** How many functions the processor is in. */
    private int entered;

    /**
     * @param wholes the registers of whole numbers
     * @param base the first of the program's registers of numbers
     */
    Processor(Program program, int[] wholes, Algebra algebra, int base, Memory memory) {
        this.program = program;
        this.code = program.code();
        this.wholes = wholes;
        this.algebra = algebra;
        this.base = base;
        this.memory = memory;
        this.opened = new int[program.symbols().length];
        Arrays.fill(opened, -1);
    }

    /** Executes instructions from a place on, until there are no more. */
    void run(int start) {
        int at = start;
        long executed = 0;
        try {
            while (code[at] != Op.HALT) {
                executed++;
                at = step(at);
            }
        } finally {
            work.add(executed);
            // An exception may end a run inside of routines and functions.
            depth = 0;
            for (; entered > 0; entered--) {
                algebra.leave();
            }
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
            algebra.leaveAxis("an index with " + extent + " values");
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
                algebra.leaveAxis("index " + place + " on an axis of " + shape[k]);
                algebra.setUndefined(base + code[at + 1]);
                return subscripts + code[at + 3];
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
