package chainrule.symbolic.exact;

import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Sizes and the exact values of symbols, at one point. Data and parameters are drawn among the multiples of the prime, where the
 * series of exp and its like converge.
 */
public final class ExactPoint {

    private final Map<Size, Integer> sizes;
    private final Map<Symbol, Padic[]> values = new IdentityHashMap<>();

    public ExactPoint(Map<Size, Integer> sizes) {
        this.sizes = Map.copyOf(sizes);
    }

    /** Gives a symbol random values. */
    public void draw(Symbol s, Random random) {
        Padic[] drawn = new Padic[size(shape(s))];
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = s.isInteger()
                    ? Padic.of(random.nextInt(extent(s.classes())))
                    : Padic.of(Padic.PRIME.multiply(new BigInteger(60, random)));
        }
        values.put(s, drawn);
    }

    /** The elements of a symbol, in row-major order; what is changed in them is changed here. */
    public Padic[] values(Symbol s) {
        Padic[] known = values.get(s);
        if (known == null) {
            throw new NotExactException("no exact value for " + s);
        }
        return known;
    }

    /** Evaluates target[axes] = value and keeps it. */
    public void assign(Symbol target, List<Index> axes, Expr value) {
        values.put(target, new ExactEvaluator(this).values(axes, value));
    }

    /** Takes the values of a symbol away, some of which may not have been reached. */
    public void forget(Symbol s) {
        values.remove(s);
    }

    /** Evaluates target[axes] = value where one axis is at a step; what the target has at other steps is kept. */
    public void assignStep(Symbol target, List<Index> axes, Expr value, int axis, int step) {
        Padic[] into = values.computeIfAbsent(target, s -> new Padic[size(shape(s))]);
        ExactEvaluator evaluator = new ExactEvaluator(this);
        for (int k = 0; k < into.length; k++) {
            Map<IndexTerm, Integer> at = at(axes, k);
            if (at.get(axes.get(axis)) == step) {
                into[k] = evaluator.value(value, at);
            }
        }
    }

    int size(Size s) {
        return sizes.getOrDefault(s, s.value());
    }

    /** The value of a combination of sizes. */
    public int extent(Affine affine) {
        long n = affine.constant();
        for (Affine.Part p : affine.parts()) {
            n += p.coefficient() * size((Size) p.term());
        }
        return Math.toIntExact(n);
    }

    private int[] shape(Symbol s) {
        return s.axes().stream().mapToInt(this::extent).toArray();
    }

    static int size(int[] shape) {
        int size = 1;
        for (int n : shape) {
            size *= n;
        }
        return size;
    }

    /** The indices of the element at a place, in row-major order. */
    Map<IndexTerm, Integer> at(List<Index> axes, int place) {
        Map<IndexTerm, Integer> at = new HashMap<>();
        int rest = place;
        for (int k = axes.size() - 1; k >= 0; k--) {
            int n = extent(axes.get(k).extent());
            at.put(axes.get(k), rest % n);
            rest /= n;
        }
        return at;
    }

    Padic element(Symbol s, int[] at) {
        int place = 0;
        for (int k = 0; k < at.length; k++) {
            int n = extent(s.axes().get(k));
            if (at[k] < 0 || at[k] >= n) {
                throw new IndexOutOfBoundsException("index " + at[k] + " on an axis of " + n);
            }
            place = place * n + at[k];
        }
        Padic value = values(s)[place];
        if (value == null) {
            throw new NotExactException("a step that is not reached yet");
        }
        return value;
    }
}
