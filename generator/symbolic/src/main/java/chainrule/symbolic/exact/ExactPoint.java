package chainrule.symbolic.exact;

import chainrule.symbolic.Affine;
import chainrule.symbolic.ElementaryFunction;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Exact values of symbols at one point, beside the real values of an environment, whose sizes hold. */
public final class ExactPoint {

    private final Environment reals;
    private final Map<Symbol, ExactNumber[]> values = new IdentityHashMap<>();
    private final Map<Symbol, ExactNumber[]> calls = new IdentityHashMap<>();
    /** Many lines have the same exponentials. */
    private final Map<List<Object>, Padic> functions = new HashMap<>();

    private Runnable later = () -> {};

    /** @param reals the sizes, and real values of what is drawn */
    public ExactPoint(Environment reals) {
        this.reals = reals;
    }

    /** Gives a symbol random p-adic values beside its real ones. */
    public void draw(Symbol s, ExactDomain domain, Random random) {
        double[] real = reals.get(s).data();
        ExactNumber[] drawn = new ExactNumber[real.length];
        for (int k = 0; k < drawn.length; k++) {
            drawn[k] = s.isInteger()
                    ? ExactNumber.of((long) real[k])
                    : new ExactNumber(domain.draw(s.range(), random), real[k]);
        }
        set(s, drawn);
    }

    /** The value of a function without kinks. */
    Padic function(ElementaryFunction f, List<Padic> x) {
        return functions.computeIfAbsent(List.of(f, x), key -> ExactFunctions.value(f, x));
    }

    /** Gives a symbol its elements, in row-major order. */
    public void set(Symbol s, ExactNumber[] elements) {
        values.put(s, elements);
        calls.clear();
    }

    /** What gives further symbols their values; it is run once, when one is asked for that has none. */
    public void later(Runnable assigning) {
        later = assigning;
    }

    public boolean has(Symbol s) {
        return values.containsKey(s);
    }

    /**
     * The elements of a symbol, in row-major order.
     *
     * @throws NotExactException if it has none
     */
    public ExactNumber[] values(Symbol s) {
        if (s.call() != null) {
            return calls.computeIfAbsent(s, x -> new ExactAlgebra(this, new Branches()).elements(x));
        }
        if (!has(s)) {
            Runnable assigning = later;
            later = () -> {};
            assigning.run();
        }
        ExactNumber[] known = values.get(s);
        if (known == null) {
            throw new NotExactException("no exact value for " + s);
        }
        return known;
    }

    /** Takes the values of a symbol away, some of which may not have been reached. */
    public void forget(Symbol s) {
        values.remove(s);
    }

    /** Changes one element. */
    public void set(Symbol s, int place, ExactNumber value) {
        values(s)[place] = value;
        calls.clear();
    }

    /** Evaluates target[axes] = value and keeps it. */
    public void assign(Symbol target, List<Index> axes, Expr value) {
        set(target, new ExactEvaluator(this).values(axes, value));
    }

    /** Evaluates target[axes] = value where one axis is at a step; what the target has at other steps is kept. */
    public void assignStep(Symbol target, List<Index> axes, Expr value, int axis, int step) {
        int[] shape = shape(axes);
        ExactNumber[] into = values.computeIfAbsent(target, s -> new ExactNumber[count(axes)]);
        ExactEvaluator evaluator = new ExactEvaluator(this);
        for (int k = 0; k < into.length; k++) {
            int[] at = Tensor.place(shape, k);
            if (at[axis] == step) {
                into[k] = evaluator.value(axes, value, at);
            }
        }
    }

    /** The value of a combination of sizes. */
    public int extent(Affine affine) {
        return reals.extent(affine);
    }

    /** The real values of what was drawn. */
    Environment reals() {
        return reals;
    }

    int[] shape(List<Index> axes) {
        return axes.stream().mapToInt(i -> extent(i.extent())).toArray();
    }

    /** How many places a tensor over axes has. */
    public int count(List<Index> axes) {
        return axes.stream().mapToInt(i -> extent(i.extent())).reduce(1, (m, n) -> m * n);
    }
}
