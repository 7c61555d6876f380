package chainrule.symbolic;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A named quantity: an input, a parameter, a defined intermediate, an adjoint, a formal of a function. Its axes have
 * extents that are combinations of sizes; no axes make it a number. Two symbols are the same only when they are the same
 * object.
 */
public final class Symbol {

    /** What part a symbol plays. */
    public enum Role {
        /** Data that a caller gives. */
        INPUT,
        TARGET,
        /** What training changes. */
        PARAMETER,
        /** Defined by an expression of the specification. */
        DEFINITION,
        /** The derivative of the loss with respect to {@link Symbol#primal()}. */
        ADJOINT,
        /** An argument of a function, or a variable of a rule: a number. */
        FORMAL,
        /** A number that is the same everywhere, such as π: the one value in its range. */
        CONSTANT,
        /** The value of a function of whole tensors: see {@link Symbol#call()}. */
        CALL
    }

    private static final AtomicLong SERIAL = new AtomicLong();
    /** The symbols of calls that something still names. */
    private static final Map<TensorCall, WeakReference<Symbol>> CALLS = new WeakHashMap<>();

    /** The ratio of a circle's circumference to its diameter. */
    public static final Symbol PI =
            new Symbol(Role.CONSTANT, "pi", List.of(), Range.point(Math.PI), null, null, null);

    private final long serial = SERIAL.incrementAndGet();
    private final Role role;
    private final String name;
    private final List<Affine> axes;
    private final Range range;
    private final Affine classes;
    private final Symbol primal;
    private final TensorCall call;

    private Symbol(
            Role role, String name, List<Affine> axes, Range range, Affine classes, Symbol primal, TensorCall call) {
        this.role = role;
        this.name = name;
        this.axes = List.copyOf(axes);
        this.range = range;
        this.classes = classes;
        this.primal = primal;
        this.call = call;
    }

    public static Symbol of(Role role, String name, List<Affine> axes) {
        return of(role, name, axes, Range.REALS);
    }

    /** A symbol whose elements lie in a range. */
    public static Symbol of(Role role, String name, List<Affine> axes, Range range) {
        return new Symbol(role, name, axes, range, null, null, null);
    }

    /** The value of a function at whole tensors: the same symbol for equal arguments. */
    public static Symbol of(TensorCall call) {
        synchronized (CALLS) {
            WeakReference<Symbol> known = CALLS.get(call);
            Symbol symbol = known == null ? null : known.get();
            if (symbol == null) {
                TensorFunction f = call.function();
                symbol = new Symbol(Role.CALL, f.symbol(), f.shape(call.arguments()), Range.REALS, null, null, call);
                // A key that is there already belongs to a symbol that is gone.
                CALLS.remove(call);
                CALLS.put(call, new WeakReference<>(symbol));
            }
            return symbol;
        }
    }

    /** A real number with a known range; an argument of a function, a variable of a rule. */
    public static Symbol formal(String name, Range range) {
        return new Symbol(Role.FORMAL, name, List.of(), range, null, null, null);
    }

    public static Symbol formal(String name) {
        return formal(name, Range.REALS);
    }

    /** Integer data, each value from 0 to classes − 1, that can only index. */
    public static Symbol integers(Role role, String name, List<Affine> axes, Affine classes) {
        return new Symbol(role, name, axes, Range.REALS, classes, null, null);
    }

    /** The derivative of the loss with respect to a symbol; it has the shape of the symbol. */
    public static Symbol adjointOf(Symbol primal) {
        return new Symbol(Role.ADJOINT, primal.name, primal.axes, Range.REALS, null, primal, null);
    }

    long serial() {
        return serial;
    }

    public Role role() {
        return role;
    }

    /** The name as the specification has it; an adjoint has its primal's. */
    public String name() {
        return name;
    }

    /** The extents of the axes; none for a number. */
    public List<Affine> axes() {
        return axes;
    }

    /** Where the values lie. */
    public Range range() {
        return range;
    }

    public boolean isInteger() {
        return classes != null;
    }

    /** For integer data, the number of classes; else null. */
    public Affine classes() {
        return classes;
    }

    /** For an adjoint, what it is the adjoint of; else null. */
    public Symbol primal() {
        return primal;
    }

    /** For the value of a function of whole tensors, the function and its arguments; else null. */
    public TensorCall call() {
        return call;
    }

    @Override
    public String toString() {
        return call != null
                ? name + call.arguments().stream().map(TensorArgument::body).toList()
                : role == Role.ADJOINT ? "d" + name : name;
    }
}
