package chainrule.generated;

import chainrule.derivation.Derivation;
import chainrule.derivation.Evaluation;
import chainrule.model.Assignment;
import chainrule.symbolic.Index;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Environment;
import chainrule.symbolic.eval.Evaluator;
import chainrule.symbolic.eval.Measured;
import chainrule.symbolic.eval.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the Evaluator makes of the lines that run, with the size of what each value is the sum of. */
final class MeasuredProgram {

    /** How much less may be left of a scale that was carried through all lines. */
    private static final double CARRIED = 0.01;

    private final Derivation derivation;
    private final Batch samples;
    private final Map<Symbol, Assignment> lines = new HashMap<>();

    MeasuredProgram(Derivation derivation, RandomBatch batch, int n) {
        this.derivation = derivation;
        this.samples = batch.environments(n);
        List<Assignment> all = Stream.of(derivation.program().forward(), derivation.program().backward())
                .flatMap(List::stream)
                .toList();
        Evaluation.assign(samples, all);
        all.forEach(a -> lines.put(a.target(), a));
    }

    Measured[] loss() {
        return mean(derivation.network().loss());
    }

    /** The values of an output, sample after sample. */
    Measured[] output(Symbol output) {
        return samples.stream().flatMap(e -> Stream.of(measured(output, e))).toArray(Measured[]::new);
    }

    Measured[] gradient(Symbol parameter) {
        Symbol adjoint = derivation.program().backward().stream()
                .map(Assignment::target)
                .filter(s -> s.primal() == parameter)
                .findFirst()
                .orElseThrow();
        return mean(adjoint);
    }

    private Measured[] mean(Symbol s) {
        Measured[] sum = null;
        for (Environment e : samples) {
            Measured[] more = measured(s, e);
            for (int k = 0; k < more.length; k++) {
                double share = 1.0 / samples.size();
                more[k] = more[k].times(new Measured(share, share));
                more[k] = sum == null ? more[k] : sum[k].plus(more[k]);
            }
            sum = more;
        }
        return sum;
    }

    private Measured[] measured(Symbol s, Environment e) {
        Tensor values = e.get(s);
        Measured[] all = new Measured[values.data().length];
        Assignment line = lines.get(s);
        Evaluator evaluator = new Evaluator(e);
        for (int k = 0; k < all.length; k++) {
            if (line == null || line.mean()) {
                all[k] = new Measured(values.data()[k], Math.abs(values.data()[k]));
                continue;
            }
            Map<Index, Integer> at = new HashMap<>();
            int[] place = values.place(k);
            for (int axis = 0; axis < place.length; axis++) {
                at.put(line.axes().get(axis), place[axis]);
            }
            Measured own = evaluator.measure(line.value(), at);
            // What cancels to nothing in an earlier line leaves rounding that only the scales that go on tell of.
            all[k] = new Measured(own.value(), Math.max(own.scale(), CARRIED * values.scales()[k]));
        }
        return all;
    }
}
