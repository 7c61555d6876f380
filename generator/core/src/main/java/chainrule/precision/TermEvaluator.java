package chainrule.precision;

import chainrule.symbolic.Access;
import chainrule.symbolic.Affine;
import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Size;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Evaluates terms in one arithmetic. Symbols that it was not given have their values from an environment.
 *
 * @param <T> the numbers of the arithmetic
 */
public final class TermEvaluator<T> {

    private final Arithmetic<T> arithmetic;
    private final Environment environment;
    private final Map<Symbol, List<T>> values = new IdentityHashMap<>();

    public TermEvaluator(Arithmetic<T> arithmetic, Environment environment) {
        this.arithmetic = arithmetic;
        this.environment = environment;
    }

    /** Gives a symbol its values, in row-major order. */
    public void set(Symbol s, double[] elements) {
        List<T> list = new ArrayList<>();
        for (double x : elements) {
            list.add(arithmetic.of(x));
        }
        set(s, list);
    }

    /** The same for numbers of the arithmetic. */
    public void set(Symbol s, List<T> elements) {
        values.put(s, List.copyOf(elements));
    }

    /** Evaluates target[axes] = value for all values of the axes and keeps it. */
    public void assign(Symbol target, List<Index> axes, Expr value) {
        Tensor shape = Tensor.zeros(axes.stream().mapToInt(i -> environment.extent(i.extent())).toArray());
        List<T> list = new ArrayList<>();
        for (int k = 0; k < shape.data().length; k++) {
            list.add(element(axes, value, shape.place(k)));
        }
        values.put(target, list);
    }

    /** The value of a term where its axes have these values. */
    public T element(List<Index> axes, Expr value, int... place) {
        Map<IndexTerm, Integer> at = new HashMap<>();
        for (int axis = 0; axis < place.length; axis++) {
            at.put(axes.get(axis), place[axis]);
        }
        return new TermWalk<>(arithmetic, this, at).of(value);
    }

    int extent(Index index) {
        return environment.extent(index.extent());
    }

    T access(Access a, Map<IndexTerm, Integer> at) {
        if (a.symbol().role() == Symbol.Role.CONSTANT) {
            return arithmetic.of(a.symbol().range().low());
        }
        if (a.symbol().call() != null) {
            throw new ArithmeticException(a.symbol() + " is a function of a whole tensor");
        }
        int[] place = a.subscripts().stream().mapToInt(s -> subscript(s, at)).toArray();
        List<T> known = values.get(a.symbol());
        if (known == null) {
            Tensor tensor = environment.get(a.symbol());
            return arithmetic.of(tensor.data()[tensor.offset(place)]);
        }
        return known.get(Tensor.zeros(environment.shape(a.symbol())).offset(place));
    }

    int subscript(Affine affine, Map<IndexTerm, Integer> at) {
        long n = affine.constant();
        for (Affine.Part p : affine.parts()) {
            n += p.coefficient() * integer(p.term(), at);
        }
        return Math.toIntExact(n);
    }

    /** The value of an index, a size or an integer that is data. */
    int integer(IndexTerm term, Map<IndexTerm, Integer> at) {
        if (term instanceof Size s) {
            return environment.size(s);
        }
        if (term instanceof Access a) {
            Tensor tensor = environment.get(a.symbol());
            int[] place = a.subscripts().stream().mapToInt(s -> subscript(s, at)).toArray();
            return (int) tensor.data()[tensor.offset(place)];
        }
        return at.get(term);
    }
}
