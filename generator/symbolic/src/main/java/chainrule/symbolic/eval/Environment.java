package chainrule.symbolic.eval;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sizes and the values of symbols, at one point. */
public final class Environment {

    private final Map<Size, Integer> sizes;
    private final Map<Symbol, Tensor> values = new IdentityHashMap<>();

    /** @param sizes values that replace those of the specification */
    public Environment(Map<Size, Integer> sizes) {
        this.sizes = Map.copyOf(sizes);
    }

    public Environment() {
        this(Map.of());
    }

    /** The same sizes and values, each changed for itself from now on. */
    public Environment copy() {
        Environment copy = new Environment(sizes);
        values.forEach((s, value) -> copy.set(s, value.copy()));
        return copy;
    }

    public int size(Size s) {
        return sizes.getOrDefault(s, s.value());
    }

    public int extent(Affine affine) {
        long n = affine.constant();
        for (Affine.Part p : affine.parts()) {
            n += p.coefficient() * size((Size) p.term());
        }
        return Math.toIntExact(n);
    }

    public int[] shape(Symbol s) {
        return s.axes().stream().mapToInt(this::extent).toArray();
    }

    public Environment set(Symbol s, Tensor value) {
        values.put(s, value);
        return this;
    }

    public Environment set(Symbol s, double value) {
        return set(s, new Tensor(new int[0], new double[] {value}));
    }

    public boolean has(Symbol s) {
        return values.containsKey(s);
    }

    public Tensor get(Symbol s) {
        Tensor value = values.get(s);
        if (value == null) {
            throw new IllegalStateException("no value for " + s);
        }
        return value;
    }

    /** Evaluates target[axes] = value for all values of the axes and keeps it. */
    public Tensor assign(Symbol target, List<Index> axes, Expr value) {
        Tensor result = evaluate(axes, value);
        set(target, result);
        return result;
    }

    /** The values of a term over its axes, with their error scales, into which those of computed values go on. */
    public Tensor evaluate(List<Index> axes, Expr value) {
        return evaluate(axes, value, Evaluator.ofComputed(this));
    }

    /** The same of a term that somebody else has written; empty where it leaves an axis. */
    public Optional<Tensor> evaluateClaim(List<Index> axes, Expr value) {
        TolerantAlgebra numbers = new TolerantAlgebra(this);
        Tensor result = evaluate(axes, value, new Evaluator(numbers));
        return numbers.hasLeftAnAxis() ? Optional.empty() : Optional.of(result);
    }

    private Tensor evaluate(List<Index> axes, Expr value, Evaluator evaluator) {
        Tensor result = Tensor.computed(axes.stream().mapToInt(i -> extent(i.extent())).toArray());
        for (int k = 0; k < result.data().length; k++) {
            result.set(k, evaluator.measure(value, axes, result.place(k)));
        }
        return result;
    }

    /** Gives a target values, all of which are NaN, for {@link #assignStep} to compute. */
    public void open(Symbol target) {
        Tensor unknown = Tensor.computed(shape(target));
        Arrays.fill(unknown.data(), Double.NaN);
        set(target, unknown);
    }

    /** Evaluates target[axes] = value where one axis is at a step, into the values that the target has already. */
    public void assignStep(Symbol target, List<Index> axes, Expr value, int axis, int step) {
        Tensor into = get(target);
        Evaluator evaluator = Evaluator.ofComputed(this);
        for (int k = 0; k < into.data().length; k++) {
            int[] place = into.place(k);
            if (place[axis] == step) {
                into.set(k, evaluator.measure(value, axes, place));
            }
        }
    }
}
