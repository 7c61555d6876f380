package chainrule.checker.truth;

import chainrule.analysis.lines.Meaning;
import chainrule.model.Assignment;
import chainrule.symbolic.Accesses;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A point at which formulas are evaluated: values for all of a network's names, derivatives and own names as they are asked for.
 * It is one sample, which others may stand beside: a mean over the batch is that over all of them.
 */
public final class Point {

    private final Environment e;
    private final Batch samples;
    private final Derivatives derivatives;
    private final Map<Symbol, Meaning> own;

    private Point(Environment e, Batch samples, Derivatives derivatives, Map<Symbol, Meaning> own) {
        this.e = e;
        this.samples = samples;
        this.derivatives = derivatives;
        this.own = own;
    }

    /**
     * A point for each of some samples that are evaluated side by side.
     *
     * @param own the meanings of the symbols that stand for names of the student's
     */
    static List<Point> of(Batch samples, Derivatives derivatives, Map<Symbol, Meaning> own) {
        return samples.stream().map(e -> new Point(e, samples, derivatives, own)).toList();
    }

    /** How many samples stand side by side, this one among them. */
    int samples() {
        return samples.size();
    }

    public Environment environment() {
        return e;
    }

    public Tensor value(Symbol s) {
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
            List<Tensor> values = derivatives.values(s, samples);
            for (int k = 0; k < values.size(); k++) {
                samples.sample(k).set(s, values.get(k));
            }
        } else {
            Values v = values(own.get(s));
            e.set(s, new Tensor(v.shape(), v.data(), v.scale()));
        }
    }

    /** Not a number where an access leaves its axis. */
    public Values values(Meaning f) {
        boolean together = f.steps().stream().anyMatch(Assignment::mean);
        List<Point> points = together ? of(samples, derivatives, own) : List.of(this);
        for (Assignment step : f.steps()) {
            if (!points.stream().allMatch(p -> p.assign(step))) {
                return nothing(f.axes());
            }
            if (step.mean()) {
                samples.shareMean(step.target());
            }
        }
        Terms.symbols(f).forEach(this::ensure);
        return e.evaluateClaim(f.axes(), f.body())
                .map(t -> new Values(t.shape(), t.data(), t.scales()))
                .orElseGet(() -> nothing(f.axes()));
    }

    /** Whether a step has values. */
    private boolean assign(Assignment step) {
        Accesses.symbols(step.value()).forEach(this::ensure);
        Optional<Tensor> values = e.evaluateClaim(step.axes(), step.value());
        values.ifPresent(t -> e.set(step.target(), t));
        return values.isPresent();
    }

    private Values nothing(List<Index> axes) {
        int[] shape = axes.stream().mapToInt(i -> e.extent(i.extent())).toArray();
        double[] nothing = Tensor.zeros(shape).data();
        Arrays.fill(nothing, Double.NaN);
        return Values.exact(shape, nothing);
    }
}
