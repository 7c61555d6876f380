package chainrule.symbolic.eval;

import chainrule.symbolic.Call;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Rational;
import chainrule.symbolic.Reduce;
import chainrule.symbolic.Symbol;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers of some kind, in registers, and what a {@link Machine} does with them: it names registers and never sees a number. An
 * operation may have its result where an operand is.
 */
public abstract class Algebra {

    private final Environment environment;
    private final Map<Expr, Machine> machines = new HashMap<>();
    private int registers;

    /** @param environment the sizes, and real values of symbols */
    protected Algebra(Environment environment) {
        this.environment = environment;
    }

    final Environment environment() {
        return environment;
    }

    /** The machine of a term, the same at each call: it knows what it has computed. */
    public final Machine machine(Expr term) {
        Machine known = machines.get(term);
        if (known == null) {
            known = new Machine(Program.of(term), this);
            machines.put(term, known);
        }
        return known;
    }

    /** The first of some registers that are in no use. */
    final int allocate(int count) {
        int first = registers;
        registers += count;
        reserve(registers);
        return first;
    }

    /** Makes room for so many registers. */
    protected abstract void reserve(int count);

    /** The elements of a symbol, under a number of their own. */
    protected abstract int open(Symbol s);

    /** The shape of what was opened. */
    protected abstract int[] shape(int opened);

    /** Called at a subscript outside of its axis, or an index without values. */
    protected void leaveAxis(String what) {
        throw new IndexOutOfBoundsException(what);
    }

    protected abstract void load(int to, int opened, int offset);

    protected abstract void set(int to, Rational value);

    protected abstract void set(int to, long value);

    /** A symbol that is a number and the same everywhere. */
    protected abstract void set(int to, Symbol constant);

    /** No number: what is made of it has no value either. */
    protected abstract void setUndefined(int to);

    protected abstract void move(int to, int a);

    /** Moves the number alone, without the decisions that led to it. */
    protected void bind(int to, int a) {
        move(to, a);
    }

    /** Notes that a number is what it is because of another. */
    protected void depend(int a, int on) {}

    protected abstract void plus(int to, int a, int b);

    protected abstract void times(int to, int a, int b);

    protected abstract void power(int to, int a, Rational exponent);

    /** e to the power factor · a. */
    protected abstract void exponential(int to, int a, Rational factor);

    /**
     * @param b the second argument; the first again where a function has one
     * @param term the function at its arguments, as a place where it may have a kink
     */
    protected abstract void apply(int to, ElementaryFunction f, int a, int b, Expr term);

    protected abstract boolean isZero(int a);

    /** Whether a factor 0 ends a product, guard or not: where numbers are exact, no other factor makes it anything else. */
    protected boolean absorbs() {
        return false;
    }

    /** The whole number that a class is. */
    protected abstract int whole(int a);

    /** Takes an element into a reduction that has some already. */
    protected abstract void reduce(int to, Reduce.Operator operator, int element, int number);

    /** Takes the first element into a reduction. */
    protected void begin(int to, Reduce.Operator operator, int element) {
        bind(to, element);
    }

    /** Ends a reduction. */
    protected void end(int to, Reduce.Operator operator, int count, Expr term) {}

    protected void enter(Call call) {}

    protected void leave() {}

    /** Whether elimination loses fewer digits with this pivot than with another. */
    protected abstract boolean isBetterPivot(int a, int than);

    /** Whether a pivot is nothing beside an element of its matrix, which is singular then. */
    protected abstract boolean vanishes(int pivot, int beside);
}
