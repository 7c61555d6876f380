package chainrule.checker;

import chainrule.analysis.Formula;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Index;
import chainrule.symbolic.IndexTerm;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A point at which formulas are evaluated: values for all of a network's names, derivatives and own names as they are asked for. */
final class Point {

    private final Environment e;
    private final Derivatives derivatives;
    private final Map<Symbol, Formula> own;

    /** @param own the meanings of the symbols that stand for names of the student's */
    Point(Environment e, Derivatives derivatives, Map<Symbol, Formula> own) {
        this.e = e;
        this.derivatives = derivatives;
        this.own = own;
    }

    Environment environment() {
        return e;
    }

    Tensor value(Symbol s) {
        ensure(s);
        return e.get(s);
    }

    private void ensure(Symbol s) {
        if (e.has(s) || s.role() == Symbol.Role.CONSTANT) {
            return;
        }
        if (s.role() == Symbol.Role.CALL) {
            s.call().arguments().forEach(a -> Accesses.symbols(a.body()).forEach(this::ensure));
        } else if (derivatives.isDerivative(s)) {
            e.set(s, derivatives.value(s, e));
        } else {
            Values v = values(own.get(s));
            e.set(s, new Tensor(v.shape(), v.data()));
        }
    }

    /** Not a number where an access leaves its axis. */
    Values values(Formula f) {
        try {
            for (Assignment step : f.steps()) {
                Accesses.symbols(step.value()).forEach(this::ensure);
                e.assign(step.target(), step.axes(), step.value());
            }
            Terms.symbols(f).forEach(this::ensure);
            return measured(f.axes(), f);
        } catch (IndexOutOfBoundsException leavesItsAxis) {
            int[] shape = f.axes().stream().mapToInt(i -> e.extent(i.extent())).toArray();
            double[] nothing = Tensor.zeros(shape).data();
            Arrays.fill(nothing, Double.NaN);
            return Values.exact(shape, nothing);
        }
    }

    private Values measured(List<Index> axes, Formula f) {
        int[] shape = axes.stream().mapToInt(i -> e.extent(i.extent())).toArray();
        int size = Tensor.zeros(shape).data().length;
        double[] data = new double[size];
        double[] scale = new double[size];
        Evaluator evaluator = new Evaluator(e);
        Map<IndexTerm, Integer> at = new HashMap<>();
        for (int k = 0; k < size; k++) {
            int rest = k;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at.put(axes.get(axis), rest % shape[axis]);
                rest /= shape[axis];
            }
            Measured m = evaluator.measure(f.body(), at);
            data[k] = m.value();
            scale[k] = m.scale();
        }
        return new Values(shape, data, scale);
    }
}
