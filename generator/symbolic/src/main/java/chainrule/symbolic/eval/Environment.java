package chainrule.symbolic.eval;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

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

    /** The values of a term over its axes. */
    public Tensor evaluate(List<Index> axes, Expr value) {
        Tensor result = Tensor.zeros(axes.stream().mapToInt(i -> extent(i.extent())).toArray());
        Evaluator evaluator = new Evaluator(this);
        for (int k = 0; k < result.data().length; k++) {
            result.data()[k] = evaluator.value(value, axes, result.place(k));
        }
        return result;
    }

    /** Evaluates target[axes] = value where one axis is at a step, into the values that the target has already. */
    public void assignStep(Symbol target, List<Index> axes, Expr value, int axis, int step) {
        Tensor into = get(target);
        Evaluator evaluator = new Evaluator(this);
        for (int k = 0; k < into.data().length; k++) {
            int[] place = into.place(k);
            if (place[axis] == step) {
                into.data()[k] = evaluator.value(value, axes, place);
            }
        }
    }
}
