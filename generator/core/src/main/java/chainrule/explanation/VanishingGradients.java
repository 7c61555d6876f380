package chainrule.explanation;

import chainrule.derivation.Derivation;
import chainrule.derivation.Derived;
import chainrule.symbolic.Num;
import chainrule.symbolic.Symbol;
import chainrule.symbolic.eval.Batch;
import chainrule.symbolic.eval.Tensor;
import java.util.List;

/**
 * Finds parameters whose gradient is 0 at every point of the check, though its formula does not say so: what comes after takes
 * back what they do, as a mean over the batch that is subtracted takes back a bias.
 */
final class VanishingGradients {

    /** What is left of terms that cancel. */
    private static final double ROUNDING = 1e-11;

    private final List<Batch> points;

    private VanishingGradients(List<Batch> points) {
        this.points = points;
    }

    static List<Symbol> of(Derivation derivation, CheckPoints points) {
        VanishingGradients finder = new VanishingGradients(points.batches());
        return derivation.adjoints().stream()
                .filter(d -> d.target().primal().role() == Symbol.Role.PARAMETER)
                .filter(d -> !(d.result().value() instanceof Num) && !points.points().isEmpty())
                .filter(finder::vanishes)
                .map(d -> d.target().primal())
                .toList();
    }

    private boolean vanishes(Derived d) {
        return points.stream().allMatch(samples -> vanishes(d, samples));
    }

    /** The gradient of a batch is the mean of what its samples add; one that is 0 in each sample may be a matter of the point. */
    private static boolean vanishes(Derived d, Batch samples) {
        List<Tensor> parts = samples.stream()
                .map(e -> e.evaluate(d.result().axes(), d.result().value()))
                .toList();
        for (int k = 0; k < parts.get(0).data().length; k++) {
            int element = k;
            double sum = parts.stream().mapToDouble(t -> t.data()[element]).sum();
            double size = parts.stream().mapToDouble(t -> Math.abs(t.data()[element])).sum();
            if (size == 0 || Math.abs(sum) > ROUNDING * size) {
                return false;
            }
        }
        return samples.size() > 1;
    }
}
