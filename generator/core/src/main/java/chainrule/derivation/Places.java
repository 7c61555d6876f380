package chainrule.derivation;

import chainrule.symbolic.Expr;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The places over which axes run, numbered in row-major order. */
public record Places(List<Index> axes, int[] shape) {

    public static Places of(Environment e, List<Index> axes) {
        return new Places(axes, axes.stream().mapToInt(i -> e.extent(i.extent())).toArray());
    }

    public int count() {
        return IntStream.of(shape).reduce(1, (m, n) -> m * n);
    }

    /** The values of the axes at a place. */
    public Map<IndexTerm, Integer> at(int number) {
        Map<IndexTerm, Integer> at = new HashMap<>();
        int[] place = Tensor.place(shape, number);
        for (int k = 0; k < place.length; k++) {
            at.put(axes.get(k), place[k]);
        }
        return at;
    }

    /** A term's values at all places, with what was added up to reach each. */
    public static Measured[] measured(Environment e, List<Index> axes, Expr value) {
        Places places = of(e, axes);
        Evaluator evaluator = new Evaluator(e);
        return IntStream.range(0, places.count())
                .mapToObj(k -> evaluator.measure(value, places.at(k)))
                .toArray(Measured[]::new);
    }
}
